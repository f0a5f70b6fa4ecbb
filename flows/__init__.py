"""The interviews as data: TOML only; `interview.flowfiles` reads and checks it."""
