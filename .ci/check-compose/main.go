// Command check-compose loads a Compose file with Compose's own loader, which checks it against the Compose
// schema, and then against the rules of this project: no secret in the file, hardened services that others can
// wait for, nothing published beyond loopback. Every violation is printed; the exit code is 1 when there is one.
package main

import (
	"context"
	"fmt"
	"net/netip"
	"os"
	"regexp"
	"slices"
	"sort"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

// Variables that must come from outside, with values that only this check uses.
var secrets = map[string]string{
	"JWT_SECRET":      "check-compose-jwt-secret",
	"ENCRYPTION_KEYS": "check-compose-encryption-keys",
}

var secretName = regexp.MustCompile(`(SECRET|TOKEN|PASSWORD|ENCRYPTION_KEYS)$`)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: check-compose <file>")
		os.Exit(64)
	}
	faults := check(os.Args[1])
	for _, fault := range faults {
		fmt.Fprintf(os.Stderr, "%s: %s\n", os.Args[1], fault)
	}
	if len(faults) > 0 {
		os.Exit(1)
	}
	fmt.Printf("%s: keeps to the Compose schema and to this project's rules\n", os.Args[1])
}

func check(file string) []string {
	project, err := load(file, secrets)
	if err != nil {
		return []string{err.Error()}
	}
	var faults []string
	for _, name := range project.ServiceNames() {
		service := project.Services[name]
		for _, fault := range slices.Concat(hardening(service), published(service), literals(service)) {
			faults = append(faults, fmt.Sprintf("services.%s: %s", name, fault))
		}
	}
	return append(faults, optionalSecrets(file)...)
}

// load resolves the file with exactly these variables: neither this shell's nor a developer's .env count.
func load(file string, variables map[string]string) (*types.Project, error) {
	var environment []string
	for name, value := range variables {
		environment = append(environment, name+"="+value)
	}
	options, err := cli.NewProjectOptions([]string{file}, cli.WithEnv(environment), cli.WithoutEnvironmentResolution)
	if err != nil {
		return nil, err
	}
	return options.LoadProject(context.Background())
}

// optionalSecrets names the secrets without which the file loads all the same.
func optionalSecrets(file string) []string {
	var faults []string
	for name := range secrets {
		others := map[string]string{}
		for other, value := range secrets {
			if other != name {
				others[other] = value
			}
		}
		if _, err := load(file, others); err == nil {
			faults = append(faults, fmt.Sprintf("a missing %s must stop it: ${%s:?how to make one}", name, name))
		}
	}
	sort.Strings(faults)
	return faults
}

func hardening(service types.ServiceConfig) []string {
	var faults []string
	need := func(kept bool, fault string) {
		if !kept {
			faults = append(faults, fault)
		}
	}
	need(service.ReadOnly, "read_only must be true")
	need(slices.Contains(service.CapDrop, "ALL"), "cap_drop must name ALL")
	need(slices.Contains(service.SecurityOpt, "no-new-privileges:true"), "security_opt must name no-new-privileges:true")
	need(service.Restart != "" && service.Restart != "no", "restart must be set")
	need(service.Build != nil || service.HealthCheck != nil, "a foreign image needs a healthcheck")
	need(!service.Privileged, "privileged is not allowed")
	for name, dependency := range service.DependsOn {
		need(dependency.Condition == types.ServiceConditionHealthy, "depends_on."+name+" must wait for service_healthy")
	}
	return faults
}

func published(service types.ServiceConfig) []string {
	var faults []string
	for _, port := range service.Ports {
		if address, err := netip.ParseAddr(port.HostIP); err != nil || !address.IsLoopback() {
			faults = append(faults, fmt.Sprintf("port %d must be published on 127.0.0.1 by default", port.Target))
		}
	}
	return faults
}

// literals names the secrets whose value is not the one that came from outside.
func literals(service types.ServiceConfig) []string {
	var faults []string
	for name, value := range service.Environment {
		if secretName.MatchString(name) && value != nil && *value != "" && *value != secrets[name] {
			faults = append(faults, fmt.Sprintf("environment.%s must come from outside, not stand in the file", name))
		}
	}
	sort.Strings(faults)
	return faults
}
