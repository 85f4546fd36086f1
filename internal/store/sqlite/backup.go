package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"syscall"

	"fairlead"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// Backup copies the database of a path, as it is at one moment, to a file that must not exist yet. Servers may go on
// writing to the database. The copy has its name only when it is whole, checked and on disk; if anything fails, or ctx
// ends, nothing is left of it. Errors are a *fairlead.Error, or ctx's.
func Backup(ctx context.Context, path, to string) (Contents, error) {
	if err := isFile(path); err != nil {
		return Contents{}, err
	}
	if err := isFree(to); err != nil {
		return Contents{}, err
	}
	held, err := lock(path, shared)
	if err != nil {
		return Contents{}, err
	}
	defer held.Close()
	temporary, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".*.part") // for its owner only
	if err != nil {
		return Contents{}, writeError(to, err)
	}
	defer os.Remove(temporary.Name()) // unless it has its own name by then
	if err := temporary.Close(); err != nil {
		return Contents{}, writeError(to, err)
	}
	if err := copyOnline(ctx, path, temporary.Name()); err != nil {
		return Contents{}, copyError(path, to, err)
	}
	found, err := inspect(ctx, temporary.Name(), path)
	if err != nil {
		return Contents{}, err
	}
	if err := isFree(to); err != nil {
		return Contents{}, err
	}
	if err := syncFile(temporary.Name()); err != nil {
		return Contents{}, writeError(to, err)
	}
	return found, put(temporary.Name(), to)
}

// pagesAtOnce is how much is copied before the context is looked at: about a megabyte.
const pagesAtOnce = 256

// copyOnline copies a database page by page, all of it as of the moment it begins. It reads in one transaction, which
// in WAL mode nobody waits for: who writes goes on appending to the log, which can only not be begun anew until the copy
// is done. The transaction matters: without one, SQLite begins the copy again whenever somebody has written, so on a
// busy database it may never end. VACUUM INTO would read in one transaction as well, but it builds every table and index
// anew: that takes longer (up to three times at 40,000 leads), and the log grows for as long.
func copyOnline(ctx context.Context, from, to string) error {
	db, err := openURL(from, url.Values{"mode": {"rw"}, "_pragma": readerPragmas})
	if err != nil {
		return err
	}
	defer db.Close()
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	var tables int
	if _, err := c.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	if err := c.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil { // now it begins
		return err
	}
	return c.Raw(func(raw any) error {
		// Nobody reads the copy before it is whole, and then it is synced as one: no log, no syncs on the way.
		b, err := raw.(backsUp).NewBackup(address(to, url.Values{"_pragma": {"journal_mode(OFF)", "synchronous(OFF)"}}))
		if err != nil {
			return err
		}
		for more := true; more && err == nil; {
			if err = ctx.Err(); err == nil {
				more, err = b.Step(pagesAtOnce)
			}
		}
		return cmp.Or(err, b.Finish()) // which tells of the same
	})
}

// copyError says in one sentence why a database could not be copied.
func copyError(from, to string, err error) error {
	if busy(err) {
		return errBusy
	}
	if codeOf(err)&0xff == lib.SQLITE_IOERR {
		return fairlead.Mend("not_copied", "Copying %s to %s failed (%v). Check the disks of both.", from, to, err)
	}
	return openError(from, writeError(to, err))
}

// backsUp is a connection of the driver.
type backsUp interface {
	NewBackup(to string) (*driver.Backup, error)
}

// Contents is what a database file holds.
type Contents struct {
	Leads int64 // deleted ones left out
	Bytes int64
}

// inspect looks through a database file that nobody has open: is it ours, no newer than this program, and undamaged? It
// writes nothing, not even beside the file. Errors are about the file called name.
func inspect(ctx context.Context, path, name string) (found Contents, err error) {
	db, err := openFixed(path)
	if err != nil {
		return found, err
	}
	defer db.Close()
	if err := checkVersion(ctx, db, name); err != nil {
		return found, err
	}
	var verdict string
	err = db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict)
	if err == nil && verdict == "ok" {
		err = db.QueryRowContext(ctx, "SELECT count(*) FROM lead WHERE deleted = 0").Scan(&found.Leads)
	}
	if err != nil || verdict != "ok" {
		return found, notOurs(ctx, name)
	}
	info, err := os.Stat(path)
	if err != nil {
		return found, err
	}
	found.Bytes = info.Size()
	return found, nil
}

// openFixed opens a file that does not change: SQLite neither locks it nor looks for a log.
func openFixed(path string) (*sql.DB, error) {
	return openURL(path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
}

func checkVersion(ctx context.Context, db *sql.DB, name string) error {
	var is int64
	if err := db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version").Scan(&is); err != nil {
		return notOurs(ctx, name)
	}
	knows, err := newestMigration()
	if err != nil {
		return err
	}
	return refuseNewer(is, knows)
}

// notOurs is the error of a file that cannot be read as a database of ours, unless that is because ctx ended.
func notOurs(ctx context.Context, name string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return fairlead.Mend("not_a_database", "The file %s is not a Fairlead database, or it is damaged.", name)
}

// isFile says in one sentence why a path does not name a file.
func isFile(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fairlead.Mend("no_file", "There is no file %s. Check the name.", path)
	case err != nil:
		return fairlead.Mend("file_not_read", "The file %s cannot be read: %v.", path, err)
	case !info.Mode().IsRegular():
		return fairlead.Mend("not_a_file", "%s is not a file. Name the file of a database.", path)
	}
	return nil
}

// isFree says in one sentence why a file cannot be made. A log beside it would be taken for the new file's.
func isFree(path string) error {
	for _, suffix := range append([]string{""}, besides...) {
		if _, err := os.Lstat(path + suffix); err == nil {
			return fairlead.Mend("file_exists", "There is a file %s already, and a backup overwrites nothing. Name another one.", path+suffix)
		}
	}
	return nil
}

// besides is how the files end that SQLite keeps beside a database.
var besides = []string{"-wal", "-shm", "-journal"}

// put gives a finished file its name, in place of what had it, so that it outlasts a power cut.
func put(temporary, path string) error {
	err := os.Rename(temporary, path)
	if err == nil {
		err = syncFile(filepath.Dir(path))
	}
	return writeError(path, err)
}

// syncFile waits until a file is on disk, or of a directory the names in it.
func syncFile(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// writeError says in one sentence why a file could not be written. Errors about something else it leaves as they are.
func writeError(path string, err error) error {
	code, dir := codeOf(err)&0xff, filepath.Dir(path)
	var onFile *fs.PathError
	var onNames *os.LinkError
	switch {
	case code == lib.SQLITE_FULL, errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fairlead.Mend("disk_full", "There is no room for %s: the disk is full. Free some room, or name another place.", path)
	case errors.Is(err, fs.ErrNotExist):
		return fairlead.Mend("no_directory", "The directory %s does not exist. Make it first.", dir)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fairlead.Mend("directory_read_only", "Files in the directory %s cannot be written. Check who owns it.", dir)
	case errors.As(err, &onFile), errors.As(err, &onNames):
		return fairlead.Mend("not_written", "The file %s cannot be written: %v.", path, err)
	}
	return err
}
