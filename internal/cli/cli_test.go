package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fairlead/internal/cli"
)

// run is one command line: its exit code and what it wrote.
func run(in string, args ...string) (code int, out, complaint string) {
	var stdout, stderr bytes.Buffer
	code = cli.Run("v1.2.3", args, cli.Streams{In: strings.NewReader(in), Out: &stdout, Err: &stderr})
	return code, stdout.String(), stderr.String()
}

func TestSetUpAndAToken(t *testing.T) {
	db := filepath.Join(t.TempDir(), "fairlead.db")
	setup := func(workspace, email, password string) (int, string, string) {
		return run(password, "setup", "--workspace", workspace, "--owner-email", email, "--owner-name", "Olga", "--password-stdin", "--database", db)
	}
	for _, c := range []struct {
		say, workspace, email, password string
		code                            int
		want                            string
	}{
		{"the first workspace", "Acme", "olga@acme.test", "a long enough passphrase\n", 0, "Made the workspace Acme"},
		{"one more", "Zenith", "zoe@zenith.test", "a long enough passphrase", 0, "Made the workspace Zenith"},
		{"the address is taken", "Third", "olga@acme.test", "a long enough passphrase", 1, "address"},
		{"no password", "Third", "x@acme.test", "", 1, "No password"},
		{"a short one", "Third", "x@acme.test", "short\n", 1, "at least 10 characters"},
		{"no address", "Third", "nonsense", "a long enough passphrase", 1, "e-mail"},
	} {
		code, out, complaint := setup(c.workspace, c.email, c.password)
		if code != c.code || !strings.Contains(out+complaint, c.want) {
			t.Errorf("%s: exit %d, %q %q", c.say, code, out, complaint)
		}
	}
	code, token, _ := run("", "token", "create", "--email", "olga@acme.test", "--name", "Zapier", "--database", db)
	if code != 0 || len(strings.Fields(token)) != 1 {
		t.Errorf("the token: exit %d, %q", code, token)
	}
	code, out, complaint := run("", "token", "create", "--email", "nobody@acme.test", "--name", "Zapier", "--database", db)
	if code != 1 || out != "" || strings.Count(complaint, "\n") != 1 {
		t.Errorf("a token for nobody: exit %d, %q %q", code, out, complaint)
	}
}

func TestWhatCanBeMendedAndWhatIsWrongUsage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(file, []byte(strings.Repeat("This is no database. ", 99)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"serve --nope", 2, "unknown flag"},
		{"sail", 2, "unexpected argument sail"},
		{"setup", 2, "missing flags"},
		{"token create", 2, "missing flags"},
		{"serve --log-level loud", 2, "log-level"},
		{"serve --database postgres://u:p@127.0.0.1:1/d", 1, "cannot be opened"},
		{"serve --addr nowhere.invalid:80 --database " + filepath.Join(t.TempDir(), "x.db"), 1, "Cannot listen on nowhere.invalid:80"},
		{"token create --email a@b.test --name x --database " + file, 1, "not a Fairlead database"},
		{"token create --email a@b.test --name x --database /nowhere/x.db", 1, "does not exist"},
	} {
		code, out, complaint := run("", strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(complaint, c.want) || out != "" {
			t.Errorf("%s: exit %d, %q %q", c.args, code, out, complaint)
		}
		if !strings.HasPrefix(complaint, "fairlead: ") || strings.Count(complaint, "\n") != 1 {
			t.Errorf("%s: not one line: %q", c.args, complaint)
		}
	}
}

func TestWhatIsPrinted(t *testing.T) {
	for args, want := range map[string]string{
		"version": "fairlead v1.2.3\n", "--help": "Usage: fairlead", "serve --help": "FAIRLEAD_DATABASE", "openapi": `"/api/v1/leads"`,
	} {
		code, out, complaint := run("", strings.Fields(args)...)
		if code != 0 || !strings.Contains(out, want) || complaint != "" {
			t.Errorf("%s: exit %d, %q", args, code, complaint)
		}
	}
}
