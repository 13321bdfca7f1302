package cli

// noCoreDump does nothing: whether Windows keeps dumps of programs is a setting
// of the machine.
func noCoreDump() {}
