# For tests of the prompt on a pseudo-terminal. Every step waits for what the program
# writes; nothing waits for time to pass.

set timeout 20
match_max 400000
log_user 0
set program $env(CASEWALK)
set samples $env(CASEWALK_ROOT)/tests/samples
set env(CASEWALK_LEARNER) tester
set env(PS1) "shell> "
unset -nocomplain env(PROMPT_COMMAND)
set transcript ""
cd $env(HOME)

proc fails {why} {
    global transcript
    set shown [string map [list \x1b <ESC> \r ""] [string range $transcript end-3000 end]]
    puts "FAILED: $why\n--- the end of what was shown:\n$shown"
    exit 1
}

# start TERM COLUMNS COMMAND…: on a terminal of this width, and high enough that no page waits.
proc start {term columns args} {
    global spawn_id env spawn_out transcript
    set env(TERM) $term
    set transcript ""
    spawn -noecho /bin/sh -c "stty rows 200 columns $columns; exec \"\$@\"" sh {*}$args
}

# see TEXT: the program writes it, next or later.
proc see {text} {
    global transcript
    expect {
        -exact $text { append transcript $expect_out(buffer) }
        timeout { fails "\"$text\" does not come" }
        eof { append transcript $expect_out(buffer); fails "it ended before \"$text\"" }
    }
}

# asks: the program waits for an answer. What it wrote before is in $page.
proc asks {} {
    global transcript page
    expect {
        -re {^(.*?)\[[^\]\n]*(min|h|d)\] > } {
            set page $expect_out(1,string)
            append transcript $expect_out(buffer)
        }
        timeout { fails "no prompt comes" }
        eof { append transcript $expect_out(buffer); fails "it ended instead of asking" }
    }
}

proc has {text part} { if {[string first $part $text] < 0} { fails "\"$part\" is not in: $text" } }
proc lacks {text part} { if {[string first $part $text] >= 0} { fails "\"$part\" is in: $text" } }

proc type {text} { send -- "$text\r" }

# ends STATUS: the program ends so. All it wrote is in $transcript.
proc ends {status} {
    global transcript
    expect {
        eof { append transcript $expect_out(buffer) }
        timeout { fails "it does not end" }
    }
    lassign [wait] pid id error value
    if {$error != 0 || $value != $status} { fails "it ended with $value, not $status" }
}

# What people see of a text: no escape sequences, no carriage returns.
proc visible {text} {
    regsub -all {\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\([A-Z0-9]|\r|\x01|\x02} $text "" text
    return $text
}

# The signs that no pathway and no paste may get onto the screen.
proc check_screen {text} {
    regsub -all {\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\([A-Z0-9]} $text "" text
    if {[regexp {[\x00-\x06\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]} $text sign]} {
        scan $sign %c code
        fails [format "the sign U+%04X is on the screen" $code]
    }
}
