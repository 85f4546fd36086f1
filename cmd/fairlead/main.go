// Command fairlead is the whole program: server, setup and tools in one binary.
package main

import (
	"os"

	"fairlead/internal/cli"
)

// version is set when the program is built.
var version = "dev"

func main() {
	os.Exit(cli.Run(version, os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
