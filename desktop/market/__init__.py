"""Prices from the market: symbols, the vendor, and keeping stored series fresh."""
