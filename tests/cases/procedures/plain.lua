-- Nothing that a pathway could use.
return {}
