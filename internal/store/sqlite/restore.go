package sqlite

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"time"

	"fairlead"

	lib "modernc.org/sqlite/lib"
)

// Restored is what a restore has put in place.
type Restored struct {
	Contents
	Kept string // where the database that stood there before is now; "": there was none
}

// Restore puts a copy of a backup in the place of the database of a path, which no program may have open. A database
// that stands there already is an error unless replace is true; it is then kept beside the new one under a name with the
// time at. Killed at any moment, the path names the old database or the new one, whole; which of the two is told by
// Restored. Errors are a *fairlead.Error, or ctx's.
func Restore(ctx context.Context, path, from string, replace bool, at time.Time) (Restored, error) {
	if err := isBackup(ctx, from); err != nil {
		return Restored{}, err
	}
	held, err := lock(path, alone)
	if err != nil {
		return Restored{}, err
	}
	defer held.Close()
	path = realName(path)
	stands, err := occupied(path, replace)
	if err != nil {
		return Restored{}, err
	}
	temporary := path + "-restoring" // nobody else's: the lock is ours. One that a kill left is overwritten
	defer os.Remove(temporary)
	if err := copyFile(ctx, from, temporary); err != nil {
		return Restored{}, writeError(path, err)
	}
	found, err := inspect(ctx, temporary, from)
	if err != nil {
		return Restored{}, err
	}
	if err := syncFile(temporary); err != nil {
		return Restored{}, writeError(path, err)
	}
	r := Restored{Contents: found}
	if stands {
		if r.Kept, err = keep(ctx, path, at); err != nil {
			return Restored{}, err
		}
	}
	if err := clearBesides(path, r.Kept); err != nil {
		return Restored{}, writeError(path, err)
	}
	return r, put(temporary, path)
}

// isBackup refuses soon what inspect would refuse after it has been copied, and a database in use, which is more than
// its file.
func isBackup(ctx context.Context, from string) error {
	if err := isFile(from); err != nil {
		return err
	}
	if info, err := os.Stat(from + "-wal"); err == nil && info.Size() > 0 {
		return fairlead.Mend("not_a_backup", "The file %s is a database in use, not a backup: part of it is in %s-wal. Make a backup of it first.", from, from)
	}
	db, err := openFixed(from)
	if err != nil {
		return err
	}
	defer db.Close()
	return checkVersion(ctx, db, from)
}

// occupied reports whether something stands where the database is to be. An empty file does not count.
func occupied(path string, replace bool) (bool, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, writeError(path, err)
	case info.IsDir():
		return false, fairlead.Mend("database_is_directory", "The database %s is a directory. Name a file in it.", path)
	case info.Size() > 0 && !replace:
		return false, fairlead.Mend("database_exists", "There is a database %s already. With --replace the backup takes its place, and the old one is kept beside it.", path)
	}
	return info.Size() > 0, nil
}

// copyFile copies a file for its owner only, over what has that name, until ctx ends.
func copyFile(ctx context.Context, from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	for err == nil {
		if err = ctx.Err(); err == nil {
			_, err = io.CopyN(out, in, 16<<20)
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return errors.Join(err, out.Close())
}

// keep gives the database of a path a second name, with the time, and returns it. The first name stays until the new
// database takes it, so that there is a whole database under it at every moment.
func keep(ctx context.Context, path string, at time.Time) (string, error) {
	kept := path + ".old-" + at.UTC().Format("20060102-150405.000")
	if err := settle(ctx, path); err != nil {
		return "", err
	}
	if err := os.Link(path, kept); err != nil {
		return "", fairlead.Mend("old_not_kept", "The old database cannot be kept as %s: %v.", kept, err)
	}
	return kept, nil
}

// clearBesides takes away what SQLite kept beside a path, which it would take for the new database's. What a damaged
// database could not settle goes where that is kept.
func clearBesides(path, kept string) error {
	for _, suffix := range besides {
		var err error
		if kept == "" {
			err = os.Remove(path + suffix)
		} else {
			err = os.Rename(path+suffix, kept+suffix)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// settle takes a database out of WAL mode: what is in its log goes into its file, and the log goes away. SQLite only
// does that when no other program has the database open, one that knows nothing of our lock included. A damaged one is
// settled as far as SQLite can.
func settle(ctx context.Context, path string) error {
	db, err := openURL(path, url.Values{"mode": {"rw"}, "_pragma": {"busy_timeout(1000)"}})
	if err != nil {
		return err
	}
	defer db.Close()
	var mode string
	err = db.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode)
	switch code := codeOf(err) & 0xff; {
	case busy(err), err == nil && mode != "delete":
		return inUse(path)
	case code == lib.SQLITE_CORRUPT, code == lib.SQLITE_NOTADB:
		return nil
	}
	return openError(path, writeError(path, err))
}
