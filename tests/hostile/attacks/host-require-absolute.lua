-- attack: host-require-absolute; expects: REFUSED; a file anywhere
require "/etc/passwd"
