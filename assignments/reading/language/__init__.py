"""How a letter speaks: who pays, who is meant, what is ruled out. Words in, plain values out."""
