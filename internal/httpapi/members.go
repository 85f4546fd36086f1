package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareMembers() {
	const tag = "Members"
	manage := needs(fairlead.ManageMembers)
	register(a, Operation{"GET", "/members", SignedIn, "list-members", tag, "The people of the workspace", 0, false}, a.listMembers)
	register(a, Operation{"POST", "/members", manage, "add-member", tag, "Add a member", 201, false}, a.addMember)
	register(a, Operation{"GET", "/members/{id}", SignedIn, "get-member", tag, "Read a member", 0, false}, a.getMember)
	register(a, Operation{"PATCH", "/members/{id}", manage, "update-member", tag, "Change, deactivate or activate a member", 0, false}, a.updateMember)
}

// Member is a person in the workspace.
type Member struct {
	ID           int64       `json:"id"`
	Name         string      `json:"name"`
	Email        string      `json:"email" doc:"Empty if you may not see it"`
	Role         RoleKey     `json:"role"`
	RoleName     string      `json:"role_name"`
	Active       bool        `json:"active"`
	OpenLeads    int         `json:"open_leads"`
	MaxOpen      *int        `json:"max_open" doc:"Open leads up to which rules give the member more, in whatever rotation; null: no limit"`
	Availability MemberState `json:"availability"`
	CreatedAt    time.Time   `json:"created_at"`
}

// RoleKey names a role: owner, admin or agent, or the id of a custom role.
type RoleKey string

// MarshalJSON writes a custom role's id as a number.
func (k RoleKey) MarshalJSON() ([]byte, error) {
	if id, err := strconv.ParseInt(string(k), 10, 64); err == nil {
		return strconv.AppendInt(nil, id, 10), nil
	}
	return json.Marshal(string(k))
}

// UnmarshalJSON reads a name, or an id as number or string.
func (k *RoleKey) UnmarshalJSON(data []byte) error {
	if data = bytes.TrimSpace(data); len(data) > 0 && data[0] != '"' {
		*k = RoleKey(data)
		return nil
	}
	return json.Unmarshal(data, (*string)(k))
}

// Schema is a name or an id.
func (RoleKey) Schema(r huma.Registry) *huma.Schema {
	if r.Map()["RoleKey"] == nil {
		r.Map()["RoleKey"] = &huma.Schema{
			Description: "owner, admin or agent, or the id of a custom role",
			AnyOf:       []*huma.Schema{{Type: huma.TypeString}, {Type: huma.TypeInteger, Format: "int64"}},
		}
	}
	return &huma.Schema{Ref: schemaPrefix + "RoleKey"}
}

func roleKey(r fairlead.Role) RoleKey {
	if r.Kind == fairlead.RoleCustom {
		return RoleKey(strconv.FormatInt(r.ID, 10))
	}
	return RoleKey(r.Kind)
}

func wireMember(v usecase.MemberView) Member {
	return Member{
		ID: v.ID, Name: v.Name, Email: v.Email, Role: roleKey(v.Role), RoleName: v.Role.Name, Active: v.Active,
		OpenLeads: v.OpenLeads, MaxOpen: wireCap(v.MaxOpen), Availability: wireState(v), CreatedAt: v.CreatedAt,
	}
}

func memberAnswer(v usecase.MemberView, err error) (*Answer[Member], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireMember(v)), nil
}

func (a *API) listMembers(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[List[Member]], error) {
	return listAs(wireMember)(a.App.Members(ctx, actor))
}

func (a *API) getMember(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Member], error) {
	return memberAnswer(a.App.Member(ctx, actor, in.ID))
}

// NewMember is a person to add.
type NewMember struct {
	Name     string  `json:"name" minLength:"1" maxLength:"400"`
	Email    string  `json:"email" minLength:"3" maxLength:"254"`
	Role     RoleKey `json:"role" doc:"admin, agent, or the id of a custom role; there is exactly one owner"`
	Password string  `json:"password" writeOnly:"true" minLength:"10" maxLength:"200"`
}

type addMember struct {
	Body NewMember
}

func (a *API) addMember(ctx context.Context, actor fairlead.Actor, in *addMember) (*Answer[Member], error) {
	hash, err := a.Auth.HashPassword(in.Body.Password)
	if err != nil {
		return nil, err
	}
	return memberAnswer(a.App.AddMember(ctx, actor, usecase.NewMember{
		Name: in.Body.Name, Email: in.Body.Email, Role: string(in.Body.Role), PasswordHash: hash,
	}))
}

// MemberPatch is what to change of a member; what is absent stays.
type MemberPatch struct {
	Name    *string       `json:"name,omitempty" minLength:"1" maxLength:"400"`
	Role    *RoleKey      `json:"role,omitempty"`
	Active  *bool         `json:"active,omitempty" doc:"false: signed out at once, and out of every rotation"`
	MaxOpen Optional[int] `json:"max_open" required:"false" minimum:"0" maximum:"1000000" doc:"Open leads up to which rules give the member more, in whatever rotation; null: no limit"`
}

type updateMember struct {
	IDPath
	Body MemberPatch
}

func (a *API) updateMember(ctx context.Context, actor fairlead.Actor, in *updateMember) (*Answer[Member], error) {
	patch := usecase.MemberPatch{Name: in.Body.Name, Active: in.Body.Active}
	if in.Body.MaxOpen.Sent {
		patch.MaxOpen = &fairlead.Cap{Set: !in.Body.MaxOpen.Null, Most: in.Body.MaxOpen.Value}
	}
	if in.Body.Role != nil {
		patch.Role = new(string(*in.Body.Role))
	}
	return memberAnswer(a.App.UpdateMember(ctx, actor, in.ID, patch))
}
