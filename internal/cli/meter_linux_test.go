package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"fairlead/internal/cli"
)

// terminal is a terminal, and what is shown on it once it is closed.
func terminal(t *testing.T) (screen *os.File, shown func() string) {
	t.Helper()
	behind, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = behind.Close() })
	var number, locked int32
	for call, value := range map[uintptr]*int32{syscall.TIOCSPTLCK: &locked, syscall.TIOCGPTN: &number} {
		if _, _, failed := syscall.Syscall(syscall.SYS_IOCTL, behind.Fd(), call, uintptr(unsafe.Pointer(value))); failed != 0 {
			t.Fatal(failed)
		}
	}
	if screen, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0); err != nil {
		t.Fatal(err)
	}
	return screen, func() string {
		_ = screen.Close()
		all, _ := io.ReadAll(behind) // ends with an error, as there is nobody any more
		return string(all)
	}
}

// TestImportShowsABar on a terminal, and takes it away at the end.
func TestImportShowsABar(t *testing.T) {
	t.Parallel()
	i := newImporting(t)
	screen, shown := terminal(t)
	var out bytes.Buffer
	code := cli.Run("v1", i.overAPI(i.file("f.csv", "name\nJo\nAl\n")), cli.Streams{In: strings.NewReader(""), Out: &out, Err: screen})
	bar := shown()
	for _, want := range []string{"\r[..............................] 0 %, 0 of 2 rows\x1b[K", "\r[##############################] 100 %, 2 of 2 rows, ", " rows/s, 0s left\x1b[K\r\x1b[K"} {
		if code != 0 || !strings.Contains(bar, want) {
			t.Errorf("exit %d, it shows %q, not %q", code, bar, want)
		}
	}
}
