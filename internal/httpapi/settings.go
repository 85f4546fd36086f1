package httpapi

import (
	"context"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareSettings() {
	const tag = "Settings"
	manage := needs(fairlead.ManageWorkspace)
	register(a, Operation{"GET", "/settings", manage, "get-settings", tag, "The workspace's settings", 0, false}, a.settings)
	register(a, Operation{"PATCH", "/settings", manage, "change-settings", tag, "Change some of the workspace's settings", 0, false}, a.changeSettings)
}

// Workspace is the company's account, as everybody in it knows it.
type Workspace struct {
	ID       int64   `json:"id"`
	Name     string  `json:"name"`
	Zone     string  `json:"zone" doc:"IANA time zone"`
	Currency *string `json:"currency" doc:"Of lead values, as ISO 4217 names it"`
	Language *string `json:"language" doc:"How dates and numbers are written, as a BCP 47 tag; null: as each browser writes them"`
	Demo     bool    `json:"demo"`
}

func wireWorkspace(w fairlead.Workspace) Workspace {
	return Workspace{ID: w.ID, Name: w.Name, Zone: w.Zone, Currency: orNull(w.Currency), Language: orNull(w.Language), Demo: w.Demo}
}

// Settings are what can be changed of a workspace.
type Settings struct {
	Workspace
	PhoneRegion    *string  `json:"phone_region" doc:"ISO 3166-1 alpha-2: where phone numbers without a country code are dialled"`
	PublicURL      *string  `json:"public_url" doc:"Where the outside finds Fairlead"`
	FindDuplicates bool     `json:"find_duplicates" doc:"Who asks again adds to the open lead that they have"`
	PhoneRegions   []string `json:"phone_regions" doc:"The countries to choose from"`
}

func wireSettings(w fairlead.Workspace) Settings {
	return Settings{Workspace: wireWorkspace(w), PhoneRegion: orNull(w.PhoneRegion), PublicURL: orNull(w.PublicURL),
		FindDuplicates: w.FindDuplicates, PhoneRegions: usecase.PhoneRegions()}
}

// SettingsPatch is a merge patch of the settings (RFC 7396): absent keeps, null clears.
type SettingsPatch struct {
	Name           Optional[string] `json:"name,omitempty" maxLength:"400"`
	Zone           Optional[string] `json:"zone,omitempty" maxLength:"100"`
	Currency       Optional[string] `json:"currency,omitempty" maxLength:"3"`
	PhoneRegion    Optional[string] `json:"phone_region,omitempty" maxLength:"2"`
	Language       Optional[string] `json:"language,omitempty" maxLength:"35"`
	PublicURL      Optional[string] `json:"public_url,omitempty" maxLength:"400"`
	FindDuplicates Optional[bool]   `json:"find_duplicates,omitempty"`
}

type settingsPatch struct {
	Body SettingsPatch
}

func (a *API) settings(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[Settings], error) {
	return answerAs(wireSettings)(a.App.Settings(ctx, actor))
}

func (a *API) changeSettings(ctx context.Context, actor fairlead.Actor, in *settingsPatch) (*Answer[Settings], error) {
	b := in.Body
	if b.FindDuplicates.Null {
		return nil, fairlead.Invalid("find_duplicates", "Say true or false.")
	}
	return answerAs(wireSettings)(a.App.ChangeSettings(ctx, actor, usecase.SettingsPatch{
		Name: b.Name.pointer(), Zone: b.Zone.pointer(), Currency: b.Currency.pointer(), PhoneRegion: b.PhoneRegion.pointer(),
		Language: b.Language.pointer(), PublicURL: b.PublicURL.pointer(), FindDuplicates: b.FindDuplicates.pointer()}))
}
