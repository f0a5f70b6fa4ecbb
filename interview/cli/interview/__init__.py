"""`nianbao`, `nianbao new`, `nianbao resume`: an interview with a person at a terminal, from the way in to the goodbye."""
