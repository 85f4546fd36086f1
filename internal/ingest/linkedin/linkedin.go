// Package linkedin understands Lead Sync of LinkedIn: its webhook says that there is a lead, signed, and its API tells the
// lead (https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync).
package linkedin

import (
	"regexp"
	"strings"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/outbound"
)

// The settings of a source.
const (
	ClientSecret = "client_secret" // of the app: signs what LinkedIn sends, and answers its challenge
	AccessToken  = "access_token"  // with which leads are read
	APIURL       = "api_url"       // another API: for tests and proxies
	APIVersion   = "api_version"   // a year and a month, which LinkedIn keeps for a year
)

// What holds if nobody says otherwise.
const (
	apiURL     = "https://api.linkedin.com"
	apiVersion = "202607"
)

// Connector understands Lead Sync.
type Connector struct {
	api   api
	check func(address string) string
}

var (
	_ ingest.Connector  = (*Connector)(nil)
	_ ingest.Challenger = (*Connector)(nil)
	_ ingest.Fetcher    = (*Connector)(nil)
)

// New returns a connector that asks LinkedIn's API through a door.
func New(door *outbound.Door) *Connector {
	return &Connector{api: api{client: door.Client(answerTime)}, check: door.Check}
}

// Settings are what LinkedIn's developer portal shows.
func (c *Connector) Settings() []ingest.Setting {
	return []ingest.Setting{
		{Name: ClientSecret, Secret: true, Required: true},
		{Name: AccessToken, Secret: true, Required: true},
		{Name: APIURL, Check: c.checkAPI, Reached: true},
		{Name: APIVersion, Check: checkVersion},
	}
}

// Fetches says that a lead is read at LinkedIn, and not in what it sent.
func (c *Connector) Fetches() {}

var aVersion = regexp.MustCompile(`^20[0-9]{2}(0[1-9]|1[0-2])$`)

func (c *Connector) checkAPI(value string) string {
	if strings.Contains(value, "?") {
		return "Leave out the part after ?."
	}
	return c.check(value)
}

func checkVersion(value string) string {
	if !aVersion.MatchString(value) {
		return "Write a version of LinkedIn's API as year and month, such as " + apiVersion + "."
	}
	return ""
}

// setting is one of a source's, or what holds without it.
func setting(s fairlead.Source, name, otherwise string) string {
	if value := s.Settings[name]; value != "" {
		return value
	}
	return otherwise
}
