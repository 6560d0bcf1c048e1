# bash completion for casewalk: commands, options, pathways, variants, modes, policies.
# Installed as share/bash-completion/completions/casewalk; in a source tree: source this file.
# Options are asked of the program itself, so that they cannot drift.
# shellcheck shell=bash

_casewalk_ids() { # the ids of the pathways on the path
    "$1" list --json "${@:2}" 2>/dev/null | sed -n 's/^{"pathway":"\([A-Za-z0-9_]*\)".*/\1/p'
}

_casewalk_variants() { # PROGRAM PATHWAY [OPTION…]: the variants of a pathway
    "$1" list --json "${@:3}" 2>/dev/null |
        sed -n "s/^{\"pathway\":\"$2\".*\"variants\":\[\([^]]*\)\].*/\1/p" | tr -d '"' | tr ',' ' '
}

_casewalk_nodes() { # PROGRAM PATHWAY [OPTION…]: the nodes of a pathway
    [ -n "$2" ] || return
    "$1" graph --format dot --whole "${@:3}" "${2/#\~/$HOME}" 2>/dev/null | sed -n 's/^ *"\([A-Za-z0-9_]*\)" \[.*/\1/p' | sort -u
}

_casewalk_sessions() { # PROGRAM unfinished|any [OPTION…]: numbers of walks
    local wanted='.*'
    [ "$2" = any ] || wanted='.*"state":"unfinished".*'
    "$1" sessions --json "${@:3}" 2>/dev/null | sed -n "s/^{\"session\":\([0-9]*\),$wanted/\1/p"
}

_casewalk_learners() { # the learners that are in the record; a name with a blank is not offered
    "$1" sessions --json "${@:2}" 2>/dev/null |
        sed -n 's/^{"session":.*,"learner":"\([^"\\ ]*\)",.*/\1/p' | sort -u
}

_casewalk() {
    local program=${COMP_WORDS[0]} word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]-} pathway='' words='' i
    local place=()
    COMPREPLY=()
    [ "$COMP_CWORD" -gt 0 ] || return

    # `--mode=ex` comes as three words: --mode, =, ex.
    [ "$word" != = ] || word=''
    [ "$before" != = ] || before=${COMP_WORDS[COMP_CWORD - 2]}

    if [ "$COMP_CWORD" -eq 1 ]; then
        words=$("$program" --help 2>/dev/null | sed -n 's/^  \([a-z-][a-z-]*\) .*/\1/p')
        mapfile -t COMPREPLY < <(compgen -W "$words --help --version" -- "$word")
        return
    fi

    # What was said already: where to look, and the first word that is no option.
    for ((i = 2; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            --path | --db)
                local value=${COMP_WORDS[i + 1]-}
                [ "$value" != = ] || value=${COMP_WORDS[i + 2]-}
                place+=("${COMP_WORDS[i]}=${value/#\~/$HOME}") ;;
            -* | =) ;;
            *)
                case ${COMP_WORDS[i - 1]} in
                    --path | --db | --mode | --auto | --variant | --answers | --learner | --group | --seed | \
                        --format | --policy | --around | --depth | --columns | --min-cell | --include | --limit | --memory | --output | -o | --threads | --walk | --walks | -n | --no-reduce | --field | --export-prism | \
                        --tail | --first | --receipt | --against | --since | --until | --version | --title | --audience | --decision | --at | --set | --pathway | \
                        --session | --home-page | --language | --profile | --activity-id | --publisher-id | --registration | --session-id | \
                        --actor-name | --mastery-score | --launch-mode | --post | --sent | --batch | --tries | --wait | =) ;;
                    *) pathway=${pathway:-${COMP_WORDS[i]}} ;;
                esac ;;
        esac
    done

    case $before in
        --mode) words='learn consequence exam' ;;
        --auto) words='expert random worst novice' ;;
        --format)
            case $command in
                sensitivity) words='text svg' ;;
                import) words='sugarcube harlowe chapbook snowman' ;;
                report) words='text html csv json' ;;
                export) words='csv jsonl xapi' ;;
                *) words='svg dot mermaid' ;;
            esac ;;
        --policy)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -W 'expert optimal random worst novice record' -- "$word"
                compgen -d -- "$word"
                compgen -f -X '!*.lua' -- "$word")
            return ;;
        --include) words='scripted generated scripted,generated' ;;
        --first) words='pathway mode' ;;
        --no-reduce) words='fields clock events numbers seen all' ;;
        --variant)
            case $command in
                run) words=any ;;
                *) words=all ;;
            esac
            words="$words $(_casewalk_variants "$program" "$pathway" "${place[@]}")" ;;
        --pathway) words=$(_casewalk_ids "$program" "${place[@]}") ;;
        --profile) words='plain cmi5' ;;
        --launch-mode) words='Normal Browse Review' ;;
        --session) words=$(_casewalk_sessions "$program" any "${place[@]}") ;;
        --answers | --db | --path | --sent | --output | -o | --export-prism)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
            return ;;
        --tail | --receipt | --since | --until | --version | --title | --audience | --decision) return ;;
        --against)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -W "$(_casewalk_ids "$program" "${place[@]}")" -- "$word"
                compgen -f -X '!*.lua' -- "$word")
            return ;;
        --learner | --group | --seed | --memory | -m | --around | --depth | --columns | --min-cell | --limit | --threads | --walk | --walks | -n | --field | --set | \
            --home-page | --language | --activity-id | --publisher-id | --registration | --session-id | --actor-name | --mastery-score | \
            --post | --batch | --tries | --wait) return ;;
        --at) words=$(_casewalk_nodes "$program" "$pathway" "${place[@]}") ;;
        *)
            if [[ $word == -* ]]; then
                words=$("$program" "$command" --help 2>/dev/null | grep -o -- '--[a-z-]*=\{0,1\}' | sort -u)
                [[ $words != *=* ]] || compopt -o nospace 2>/dev/null
            else
                case $command in
                    run | check | test | odds | sensitivity | simulate | graph)
                        compopt -o filenames 2>/dev/null
                        mapfile -t COMPREPLY < <(compgen -W "$(_casewalk_ids "$program" "${place[@]}")" -- "$word"
                            compgen -d -- "$word"
                            compgen -f -X '!*.lua' -- "$word")
                        return ;;
                    import)
                        compopt -o filenames 2>/dev/null
                        mapfile -t COMPREPLY < <(compgen -d -- "$word"
                            for i in twee tw html; do compgen -f -X "!*.$i" -- "$word"; done)
                        return ;;
                    hand-in | collect)
                        compopt -o filenames 2>/dev/null
                        mapfile -t COMPREPLY < <(compgen -f -- "$word")
                        return ;;
                    forget) words=$(_casewalk_learners "$program" "${place[@]}") ;;
                    sessions | report | export) words=$(_casewalk_ids "$program" "${place[@]}") ;;
                    resume) words=$(_casewalk_sessions "$program" unfinished "${place[@]}") ;;
                    show | replay) words=$(_casewalk_sessions "$program" any "${place[@]}") ;;
                esac
            fi ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    # Behind `--option=` a space may follow again only once the value stands.
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} != *= ]] && compopt +o nospace 2>/dev/null
    return 0
}

complete -F _casewalk casewalk
