"""One module a command of `nianbao`: reads what was asked for, has it done, prints what came of it. The interview is next door."""
