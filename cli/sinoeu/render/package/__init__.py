"""What an export is made of: tables as CSV and JSON Lines, and the datapackage.json that describes them."""
