procedure "p9" { title = "P", start = "act" }
exit "out" "Out."
step "act" { "Act.", to = "out" }
