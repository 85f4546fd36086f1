package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"fairlead"
)

// Whoever has a database open shares the lock of a file beside it, such as fairlead.db-lock; whoever puts another file
// in its place holds that lock alone. SQLite's own locks would not do: they are on the very file that is replaced, and
// who waited for one would go on to write to the old database. The lock file is empty and is never removed, or
// two programs could hold the locks of two files of that name.
const (
	shared = syscall.LOCK_SH
	alone  = syscall.LOCK_EX
)

// How often a lock is asked for, and how long in between: whoever has just ended may hold it for another moment, and so
// may a program that was just started by one that held it.
const (
	lockTries = 10
	lockPause = 50 * time.Millisecond
)

// lock takes the lock of a database, or says who holds it. It waits half a second at most. Closing the file gives it back, and so does
// the end of the program, whichever way it ends.
func lock(path string, how int) (*os.File, error) {
	file, err := os.OpenFile(realName(path)+"-lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, writeError(path, err)
	}
	for range lockTries {
		if err = syscall.Flock(int(file.Fd()), how|syscall.LOCK_NB); !errors.Is(err, syscall.EWOULDBLOCK) {
			break
		}
		time.Sleep(lockPause)
	}
	if err == nil {
		return file, nil
	}
	file.Close()
	switch {
	case !errors.Is(err, syscall.EWOULDBLOCK):
		return nil, fairlead.Mend("database_not_locked", "The database %s cannot be locked: %v.", path, err)
	case how == alone:
		return nil, inUse(path)
	}
	return nil, fairlead.Mend("database_restoring", "A backup is just being put in the place of the database %s. Try again when that is done.", path)
}

func inUse(path string) error {
	return fairlead.Mend("database_in_use", "The database %s is in use. Stop the server on it, and any other program that has it open.", path)
}

// realName is where a path leads, through symbolic links: it is there that SQLite keeps a database's log.
func realName(path string) string {
	if name, err := filepath.EvalSymlinks(path); err == nil {
		return name
	}
	return path
}
