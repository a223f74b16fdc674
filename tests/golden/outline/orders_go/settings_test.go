package main

import "os"

var tested = os.Getenv("ONLY_IN_TESTS")
