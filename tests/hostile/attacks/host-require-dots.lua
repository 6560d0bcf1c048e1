-- attack: host-require-dots; expects: REFUSED; a file above
require "../secret"
