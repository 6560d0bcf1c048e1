#!/bin/bash
# The manual and `--help` name the same commands, and of each command the same options.
set -uo pipefail

manual=$CASEWALK_ROOT/docs/casewalk.1
failed=0

if command -v mandoc >/dev/null; then
    mandoc -T lint "$manual" >&2 || failed=1
fi

# The long options of a section of the manual, by the `.It` lines between its heading and the next.
in_manual() {
    awk -v heading="$1" '
        /^\.S[sh] / { here = index($0, heading " ") == 1 || $0 == heading }
        here && /^\.It / { for (i = 1; i < NF; i++)
                               if ($i == "Fl" && $(i + 1) ~ /^-[a-z]/) print "-" $(i + 1) }' "$manual" | sort -u
}

in_help() {
    "$CASEWALK" "$1" --help | grep -o '^ *\(-., \)\?--[a-z-]*' | grep -o -- '--[a-z-]*' | sort -u
}

same() { # same WHAT FIRST SECOND
    diff <(echo "$2") <(echo "$3") >&2 && return
    echo "$1: the manual (<) differs from --help (>)" >&2
    failed=1
}

commands=$("$CASEWALK" --help | sed -n 's/^  \([a-z-]*\) .*/\1/p' | sort)
same commands "$(sed -n 's/^\.Ss casewalk \([a-z-]*\).*/\1/p' "$manual" | sort)" "$commands"

common=$(in_manual ".Ss Common options")
for command in $commands; do
    case $command in
        help) continue ;; # takes none
        engine) shared=$(printf '%s\n' --help --usage) ;;
        *) shared=$common ;;
    esac
    same "$command" "$(printf '%s\n' "$(in_manual ".Ss casewalk $command")" "$shared" | sed '/^$/d' | sort -u)" \
        "$(in_help "$command")"
done

# Words of the prompt.
same "the prompt" \
    "$(awk '/^\.Sh/ { here = /AT THE PROMPT/ } here && /^\.It Ic / { print $3 }' "$manual" | sort)" \
    "$(sed -n '/input_[a-z_]*commands\[\] = {/,/};/p' "$CASEWALK_ROOT"/src/command/*.c | grep -o '"[a-z-]*"' | tr -d '"' | sort)"
exit $failed
