"""The record keeper: companies, projects, promises, notes and prices in one database."""
