"""What the program shows and brings along, and no code: icons, help, the starter watchlist."""
