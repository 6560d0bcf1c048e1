procedure "thing" { title = "Thing", start = "act" }
error("\27[2J" .. ("x"):rep(3000))
