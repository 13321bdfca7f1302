package cli

func leadsSession() bool { return false }
