"""The rooms of the embedded question writer: lexicon, forms, nouns, phrases, plan, composition."""
