// Rapport is a terminal companion for psychotherapists: it remembers what a
// client loves, offers small questions made from those things, and draws how
// an hour moved in toward hard material and back out.
package main

import (
	"os"

	"rapport/ui/cli"
)

func main() {
	cli.Discreet()
	os.Exit(cli.Main(os.Args[1:], cli.System()))
}
