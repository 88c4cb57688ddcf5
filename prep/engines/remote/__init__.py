"""Asking a model behind an OpenAI-style endpoint. No name of the openai client leaves this package."""
