"""The rooms of the embedded assessor: sentences, signs, criteria, guards, advice."""
