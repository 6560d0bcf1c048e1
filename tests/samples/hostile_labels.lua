-- Every text tries to be something else than text in a picture: Graphviz, SVG, Mermaid, Markdown.
pathway "hostile_labels" {
  title = [["]; n0 -> evil; "<script>alert(1)</script> \G %%{init: {"theme":"dark"}}%%]],
  start = "door",
}
patient [[<b>Eve</b>, 40]] { pulse = integer { 60 } }
event "bell" { [[</TABLE>> ]; evil [label="x"]; <!-- ]], when = "pulse > 900 and pulse ~= 901" }
decision "door" {
  [["]; evil -> n1; subgraph x {{ \N \L {{{{ }} </TD></TR></TABLE>>, URL="javascript:alert(1)", image="/etc/passwd" ]] .. "`**bold**` #quot; & &amp; &#60; \u{202E}",
  option "quote" { [["] --> evil["<img src=x onerror=alert(1)>"] ]], rating = "best", to = "out" },
  option "click" { [[click n0 "javascript:alert(1)" | end %% --> ]], rating = "harmful", to = "out" },
  option "list"  { [[1. one; 2. two <br/> \l \" \\]], to = "out" },
  option "long"  { ("é"):rep(400), to = "out" },
}
outcome "out" { "]]>" .. [[ <a href="http://example.org">x</a> {pulse}]], utility = 0.5 }
