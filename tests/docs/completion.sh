#!/bin/bash
# The completion offers what the program takes.
set -uo pipefail

# shellcheck disable=SC1091 # looked at by itself
. "$CASEWALK_ROOT/scripts/completion.bash"
export CASEWALK_DB=$HOME/walks.db
failed=0

# offers WORD… : WANTED…: completing the last WORD offers all of WANTED; `-X`: and not X.
offers() {
    local wanted=no what
    COMP_WORDS=("$CASEWALK")
    local expected=()
    for what; do
        if [ "$what" = : ]; then wanted=yes
        elif [ $wanted = yes ]; then expected+=("$what")
        else COMP_WORDS+=("$what")
        fi
    done
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _casewalk 2>/dev/null
    for what in "${expected[@]}"; do
        local found=no
        [[ " ${COMPREPLY[*]-} " != *" ${what#!} "* ]] || found=yes
        if [[ $what == !* && $found = yes ]] || [[ $what != !* && $found = no ]]; then
            echo "casewalk ${COMP_WORDS[*]:1}: $what, but offered is: ${COMPREPLY[*]-}" >&2
            failed=1
        fi
    done
}

mkdir "$HOME/mine"
cat >"$HOME/mine/tiny.lua" <<'END'
pathway "tiny" { title = "Tiny", start = "a" }
patient "A" {}
variant "other" { "Another" }
decision "a" { "?", option "on" { "Go on", to = "z" }, option "stay" { "Stay" } }
outcome "z" { "End.", utility = 1 }
END
"$CASEWALK" run "$HOME/mine/tiny.lua" --auto expert --record --seed 1 >/dev/null
echo stay | "$CASEWALK" run "$HOME/mine/tiny.lua" --seed 1 >/dev/null 2>&1

offers '' : list run resume sessions show new engine help --version '!casewalk'
offers re : resume '!run'
offers run '' : dvst
offers run --path "$HOME/mine" '' : tiny dvst
offers run --path = "$HOME/mine" t : tiny '!dvst'
offers run "$HOME/mine/" : "$HOME/mine/tiny.lua"
offers run dvst --m : --mode= '!--seed='
offers run dvst --mode '' : learn consequence exam
offers run dvst --mode = e : exam '!learn'
offers run dvst --auto = '' : expert random worst
offers run dvst --variant '' : any base
offers run dvst --plain --variant '' : any base
offers run --path "$HOME/mine" tiny --variant = o : other '!base'
offers run dvst --a : --at= --author --answers= --auto=
offers run --path "$HOME/mine" tiny --at '' : a z '!dvst'
offers run "$HOME/mine/tiny.lua" --at = z : z '!a'
offers run dvst --set '' : '!dvst'
offers simulate dv : dvst
offers simulate dvst --policy '' : expert optimal random worst novice
offers simulate dvst --threads 2 --variant '' : all base '!any'
offers check '' : dvst
offers import a --format '' : sugarcube harlowe '!svg'
: >"$HOME/mine/story.twee"
offers import "$HOME/mine/" : "$HOME/mine/story.twee" "!$HOME/mine/tiny.lua"
offers check "$HOME/mine/" : "$HOME/mine/tiny.lua"
offers check dvst --s : --strict
offers check dvst "$HOME/mine/" : "$HOME/mine/tiny.lua"
offers test dvst --li : --limit=
offers odds --path "$HOME/mine" t : tiny '!dvst'
offers odds dvst --policy o : optimal '!expert'
offers odds dvst --variant = '' : all base '!any'
offers odds dvst --no-reduce = c : clock '!fields'
offers new fever --t : --title= '!--seed='
offers new '' : '!dvst'
offers sessions --c : --check
offers resume '' : 2 '!1'
offers show '' : 1 2
offers forget '' : "$(id -un)"
offers hand-in --pathway '' : dvst
offers hand-in --f : --force
offers collect "$HOME/wal" : "$HOME/walks.db"
offers show 1 --f : --full
exit $failed
