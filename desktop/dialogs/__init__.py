"""Dialogs: they collect or show values, and never save."""
