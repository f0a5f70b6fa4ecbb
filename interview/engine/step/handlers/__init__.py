"""Who carries out each command: a state and a command go in, the step that it comes to goes out; `machine.step` says which is whose."""
