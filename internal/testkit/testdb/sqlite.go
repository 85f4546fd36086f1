//go:build !race

package testdb

import "fairlead/internal/store/sqlite"

var openSQLite = sqlite.Open
