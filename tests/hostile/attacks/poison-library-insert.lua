-- attack: poison-library-insert; expects: REFUSED; nor by table.insert
table.insert(string, "POISON")
