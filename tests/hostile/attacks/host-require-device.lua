-- attack: host-require-device; expects: REFUSED; a device
require "dev/zero"
