package cli

// holdSuspend has nothing to hold where a terminal cannot stop a program.
func holdSuspend() (release func()) { return func() {} }
