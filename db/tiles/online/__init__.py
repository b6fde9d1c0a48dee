"""Pictures of servers: addresses, grids, datums, what they answered. No request is made here."""
