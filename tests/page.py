"""page.py FILE: whether a page of HTML is well formed, reaches for nothing and can be listened to.

Prints what is wrong and ends with 1, or prints the page's text."""

import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "rect", "path", "line"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.references, self.faults, self.words = [], set(), [], [], []
        self.tables = self.policies = self.headings = 0

    def fault(self, what):
        self.faults.append("line %d: %s" % (self.getpos()[0], what))

    def handle_starttag(self, tag, given):
        names = [name for name, _ in given]
        attributes = dict(given)
        if len(names) != len(attributes):
            self.fault("an attribute twice in <%s>" % tag)
        if tag in ("script", "iframe", "img", "link", "object", "embed", "form"):
            self.fault("<%s>" % tag)
        for name, value in given:
            if name.startswith("on") or name in ("src", "style"):
                self.fault("%s in <%s>" % (name, tag))
            if name == "href" and not value.startswith("#"):
                self.fault("a link elsewhere: " + value)
        if "id" in attributes:
            if attributes["id"] in self.ids:
                self.fault("a second id " + attributes["id"])
            self.ids.add(attributes["id"])
        self.references += attributes.get("aria-labelledby", "").split()
        if attributes.get("href", "").startswith("#"):
            self.references.append(attributes["href"][1:])
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policies += "default-src 'none'" in attributes["content"]
        if tag == "th" and attributes.get("scope") not in ("row", "col"):
            self.fault("<th> without scope")
        if tag == "svg" and "aria-hidden" not in attributes and attributes.get("role") != "img":
            self.fault("a picture without role")
        if self.open and self.open[-1] == "table" and tag not in ("caption", "thead", "tbody"):
            self.fault("<%s> in <table>" % tag)
        if tag == "caption":
            self.tables -= 1
        if tag == "table":
            self.tables += 1
        if tag in ("h1", "h2", "h3", "h4"):
            level = int(tag[1])
            if level > self.headings + 1:
                self.fault("<%s> below <h%d>" % (tag, self.headings))
            self.headings = level
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.fault("</%s> where it does not belong" % tag)

    def handle_startendtag(self, tag, given):
        self.handle_starttag(tag, given)

    def handle_data(self, text):
        if "style" not in self.open:
            self.words.append(text)

    def finish(self):
        if self.open:
            self.fault("never closed: " + " ".join(self.open))
        if self.tables:
            self.fault("a table without a caption")
        if self.policies != 1:
            self.fault("no Content-Security-Policy that allows nothing")
        for name in self.references:
            if name not in self.ids:
                self.fault("nothing has the id " + name)


page = Page()
with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
if any(ord(c) < 32 and c != "\n" for c in text):
    page.fault("a control character")
page.feed(text)
page.close()
page.finish()
if page.faults:
    print("\n".join(page.faults))
    sys.exit(1)
print(" ".join("".join(page.words).split()))
