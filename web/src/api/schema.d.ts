// Made by `npm run api:types` from the OpenAPI document of the service; do not edit.
export interface paths {
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a one-time code for a token
         * @description Available outside production only. A code works once and expires after 10 minutes.
         */
        post: operations["SignInController_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Prometheus metrics
         * @description If `METRICS_TOKEN` is set, send its value as the bearer token.
         */
        get: operations["MetricsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether the process is alive */
        get: operations["HealthController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check whether requests can be served
         * @description Checks the database.
         */
        get: operations["HealthController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who changed what, newest first
         * @description Requires the `super_admin` role. Covers every change to credentials, numbers and settings, and every test call.
         */
        get: operations["AuditController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get this service's block of the platform settings
         * @description Requires the `super_admin` role.
         */
        get: operations["SettingsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the fleet of CXB Core hosts
         * @description Requires the `super_admin` role. The hosts that you send replace all stored hosts. If you omit `core_fleet`, the stored hosts stay.
         */
        put: operations["SettingsController_replaceFleet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fleet/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the current status of the CXB Core hosts
         * @description Requires the `admin` role. Asks all hosts at once. If a host hangs, the response takes up to 20 s.
         */
        get: operations["FleetController_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify credentials with Exotel
         * @description Requires the `super_admin` role. Without a body, or with `{}`, verifies the stored credentials and keeps the result. Credentials that you send are not stored; fields that you omit are taken from the stored credentials. Nobody is called.
         */
        post: operations["AccountController_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what Exotel last said about the stored credentials
         * @description Requires the `super_admin` role. Returns `null` if there is no result yet.
         */
        get: operations["AccountController_readVerification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/exophones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the account's numbers as Exotel has them now
         * @description Requires the `super_admin` role.
         */
        get: operations["AccountController_listExophones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/dids/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import numbers from the account's list
         * @description Requires the `super_admin` role. Each number is added with the flow that Exotel has for it. Its name at Exotel, cut after 120 characters, becomes its label, unless that name is the number itself.
         */
        post: operations["AccountController_importNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the Exotel account and its numbers
         * @description Requires the `super_admin` role.
         */
        get: operations["ExotelController_read"];
        /**
         * Store or change the credentials
         * @description Requires the `super_admin` role. Fields that you send replace the stored values. Fields that you omit keep their values.
         */
        put: operations["ExotelController_updateAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/dids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a number
         * @description Requires the `super_admin` role. You can add numbers before the credentials are stored.
         */
        post: operations["ExotelController_addDid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/dids/{did_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a number
         * @description Requires the `super_admin` role.
         */
        get: operations["ExotelController_readDid"];
        /**
         * Update a number
         * @description Requires the `super_admin` role. Fields that you send replace the stored values. Fields that you omit keep their values.
         */
        put: operations["ExotelController_updateDid"];
        post?: never;
        /**
         * Remove a number
         * @description Requires the `super_admin` role. Its test calls stay in the history.
         */
        delete: operations["ExotelController_removeDid"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/test-call-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the numbers that a test call can be made from
         * @description Requires the `admin` role.
         */
        get: operations["ExotelController_listTestCallOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/dids/{did_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the last check of a number
         * @description Requires the `admin` role.
         */
        get: operations["PreflightController_readLast"];
        put?: never;
        /**
         * Check whether a number works, without calling anyone
         * @description Requires the `admin` role. Takes at most 15 s. With `Accept: text/event-stream`, each check is sent as a `check` event as soon as it is known, and the whole result as the last event, `preflight`.
         */
        post: operations["PreflightController_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the last check of each number found, and whether it still counts
         * @description Requires the `admin` role.
         */
        get: operations["PreflightController_listLast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/dids/{did_id}/test-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call someone and connect them to this number's bot
         * @description Requires the `admin` role. What the status means for the call:
         *
         *     - `201`: Exotel is dialling.
         *     - `504`, `502` with the code `provider_bad_response`, or `502` with a 5xx or 408 from Exotel: the phone may ring. Do not repeat the call until you are sure.
         *     - `503`: nobody is called.
         *
         *     With an `Idempotency-Key`, a repeated request gets the first response.
         */
        post: operations["TestCallsController_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/test-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List test calls, newest first
         * @description Requires the `admin` role.
         */
        get: operations["TestCallsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/test-calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a test call, its events, and why it did not complete
         * @description Requires the `admin` role.
         */
        get: operations["TestCallsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/test-calls/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch a test call
         * @description Requires the `admin` role. Streams server-sent events named `test_call`, with the test call as data: its current state at once, then each change, until the call has ended or is no longer followed, or your token expires.
         */
        get: operations["LiveCallsController_watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/integrations/exotel/callbacks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive Exotel's report on a test call
         * @description The token in the path authenticates the request; an unknown token gets `404`. The body may have at most 64 KiB.
         */
        post: operations["CallbacksController_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SignInRequest: {
            /**
             * Format: password
             * @description The code from the fragment of the link that the service printed on startup. At most 128 characters.
             * @example c2lnbi1pbi1jb2RlLW9mLTMyLWNoYXJhY3RlcnM
             */
            code: string;
        };
        SignInResponse: {
            /** @description A bearer token with the `super_admin` role. */
            token: string;
            /**
             * Format: date-time
             * @example 2026-03-04T13:50:05.000Z
             */
            expires_at: string;
        };
        HealthResponse: {
            /** @enum {string} */
            status: "ok";
        };
        WarningResponse: {
            /** @example credentials_unreadable */
            code: string;
            /** @description What is wrong and what to do about it. */
            detail: string;
        };
        ReadyResponse: {
            /** @enum {string} */
            status: "ok";
            /** @description Problems that someone should look into even though requests are served. They take no traffic away. */
            warnings: components["schemas"]["WarningResponse"][];
        };
        AuditEntryResponse: {
            /** @example 5b1c2d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e */
            id: string;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            at: string;
            /**
             * @description The token's `sub`, or `keys:rotate` or `service` if the service itself made the change.
             * @example ops@example.com
             */
            actor: string;
            /**
             * @description The role at the time of the change; empty for the service itself.
             * @example super_admin
             */
            role: string;
            /** @enum {string} */
            action: "credentials.update" | "credentials.reencrypt" | "did.add" | "did.import" | "did.update" | "did.remove" | "settings.fleet" | "test_call.place";
            /**
             * @description The path of what changed, relative to `/api/v1`.
             * @example integrations/exotel/dids/0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b
             */
            target: string;
            /**
             * @description The `X-Request-Id` of the request.
             * @example 8f14e45f-ceea-467f-a0e6-4f8c1d2b3a45
             */
            request_id: string;
            /**
             * @description The address that the request came from.
             * @example 203.0.113.7
             */
            address: string;
            /**
             * @description The state before the change: for an update, only the fields that it changed; `null` if there was nothing. A secret is shown as a fingerprint, `{key id}:{12 characters}`, which differs when the secret does and reveals nothing else, or as `unreadable` if none of the configured keys could open it.
             * @example {
             *       "label": "Support line"
             *     }
             */
            before: {
                [key: string]: unknown;
            } | null;
            /**
             * @description The state after the change; `null` if it was removed.
             * @example {
             *       "label": "Sales line"
             *     }
             */
            after: {
                [key: string]: unknown;
            } | null;
        };
        AuditPageResponse: {
            /** @description Newest first. */
            items: components["schemas"]["AuditEntryResponse"][];
            /** @description Pass this as `cursor` to get the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        SettingsResponse: {
            /**
             * @example [
             *       "https://core-1.example.com",
             *       "https://core-2.example.com"
             *     ]
             */
            core_fleet: string[];
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            updated_at: string | null;
        };
        ReplaceFleetRequest: {
            /**
             * @description Base URLs of the CXB Core hosts: http(s) or ws(s), without user info, query or fragment. Trailing slashes are removed, and no URL may appear twice. Every WebSocket URL is built from the first one. `null`, `""` and `[]` clear the list.
             * @example [
             *       "https://core-1.example.com",
             *       "https://core-2.example.com"
             *     ]
             */
            core_fleet?: string[] | string | null;
        };
        HostStatusResponse: {
            /** @example https://core-1.example.com */
            url: string;
            /** @enum {string} */
            status: "healthy" | "unreachable";
            /** @example 16 */
            total_capacity: number;
            /** @example 13 */
            total_available: number;
            /**
             * @description The number of calls that the host is carrying now.
             * @example 3
             */
            worker_calls: number;
            /**
             * @description The number of the host's worker processes.
             * @example 16
             */
            workers: number;
        };
        FleetStatusResponse: {
            /**
             * @description The total across the healthy hosts.
             * @example 16
             */
            total_capacity: number;
            /** @example 3 */
            active_calls: number;
            /** @example 13 */
            available: number;
            workers: components["schemas"]["HostStatusResponse"][];
        };
        VerifyRequest: {
            /**
             * @description The account SID, a third value besides the key and the token. It is part of the path of every request to Exotel.
             * @example acmevoice1
             */
            account_sid?: string | null;
            /**
             * Format: password
             * @description The API key. Never returned.
             * @example your-api-key
             */
            api_key?: string | null;
            /**
             * Format: password
             * @description The API token. Never returned.
             * @example your-api-token
             */
            api_token?: string | null;
            /**
             * @description The host of Exotel's API: `https://api.exotel.com` (Singapore), `https://api.in.exotel.com` (Mumbai), another `https` host of `exotel.com` or `exotel.in`, or one that the service is configured to allow. A trailing `/v1` is removed. Clearing the field restores the default. At most 2048 characters.
             * @example https://api.exotel.com
             */
            api_base_url?: string | null;
        };
        VerificationResponse: {
            /** @enum {string} */
            outcome: "valid" | "invalid_credentials" | "unknown_account" | "other_region" | "not_allowed" | "unreachable";
            /** @description What the outcome means and what to do. */
            detail: string;
            /**
             * @description The API base URL of the region that does know the account, or empty.
             * @example https://api.in.exotel.com
             */
            suggested_api_base_url: string;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            checked_at: string;
        };
        ExophoneResponse: {
            /** @example +918047112345 */
            number: string;
            /** @example 08047112345 */
            friendly_name: string;
            /** @description Whether the number can carry calls. Also `false` if Exotel does not say. */
            voice: boolean;
            /**
             * @description The flow that its incoming calls go to, or empty.
             * @example http://my.exotel.com/acmevoice1/exoml/start_voice/70001
             */
            flow_url: string;
            /**
             * @description The number's ID in this service, or empty.
             * @example
             */
            did_id: string;
        };
        ExophonesResponse: {
            items: components["schemas"]["ExophoneResponse"][];
        };
        ImportRequest: {
            /**
             * @description Numbers of the account, in any spelling. Any that do not belong to the account are reported, not added.
             * @example [
             *       "+918047112345",
             *       "080-4711-2346"
             *     ]
             */
            numbers: string[];
            /**
             * @description Only report what would be done.
             * @example false
             */
            dry_run?: boolean;
        };
        ImportResultResponse: {
            /** @example 080-4711-2346 */
            number: string;
            /** @enum {string} */
            outcome: "added" | "exists" | "not_in_account" | "invalid" | "limit_reached";
            /**
             * @description The number's ID in this service, or empty.
             * @example 0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b
             */
            did_id: string;
        };
        ImportResponse: {
            dry_run: boolean;
            /** @description One result for each number, in the order given. */
            results: components["schemas"]["ImportResultResponse"][];
        };
        DidResponse: {
            /** @example 0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b */
            id: string;
            /** @example +918047112345 */
            number: string;
            /** @example Support line */
            label: string;
            /** @example support-bot */
            bot_id: string;
            /** @example http://my.exotel.com/acmevoice1/exoml/start_voice/70001 */
            flow_url: string;
            /**
             * @description The URL that the flow's Voicebot applet must call; empty if the number has no bot.
             * @example wss://core-1.example.com/exotel/support-bot
             */
            websocket_url: string;
        };
        IntegrationResponse: {
            /** @enum {string} */
            type: "exotel";
            /** @enum {string} */
            status: "configured" | "not_configured";
            /** @description `true` only if the account SID, the API key and the API token are all stored. */
            credentials_configured: boolean;
            /** @example acmevoice1 */
            account_sid: string;
            /** @example https://api.exotel.com */
            api_base_url: string;
            /** @description In the order in which they were added. */
            dids: components["schemas"]["DidResponse"][];
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            created_at: string | null;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            updated_at: string | null;
        };
        UpdateAccountRequest: {
            /**
             * @description The account SID, a third value besides the key and the token. It is part of the path of every request to Exotel.
             * @example acmevoice1
             */
            account_sid?: string | null;
            /**
             * Format: password
             * @description The API key. Never returned.
             * @example your-api-key
             */
            api_key?: string | null;
            /**
             * Format: password
             * @description The API token. Never returned.
             * @example your-api-token
             */
            api_token?: string | null;
            /**
             * @description The host of Exotel's API: `https://api.exotel.com` (Singapore), `https://api.in.exotel.com` (Mumbai), another `https` host of `exotel.com` or `exotel.in`, or one that the service is configured to allow. A trailing `/v1` is removed. Clearing the field restores the default. At most 2048 characters.
             * @example https://api.exotel.com
             */
            api_base_url?: string | null;
        };
        AddDidRequest: {
            /**
             * @description The ExoPhone. Spaces, dashes, dots and brackets are removed; otherwise it is stored and sent as given. It must be a possible phone number. Without a country code, it is read as an Indian number.
             * @example +918047112345
             */
            number: string;
            /**
             * @description A name for people to read. At most 120 characters.
             * @example Support line
             */
            label?: string | null;
            /**
             * @description The bot that answers this number.
             * @example support-bot
             */
            bot_id?: string | null;
            /**
             * @description The URL of the Exotel flow, as shown in Exotel's App Bazaar. Needed for a test call.
             * @example http://my.exotel.com/acmevoice1/exoml/start_voice/70001
             */
            flow_url?: string | null;
        };
        UpdateDidRequest: {
            /**
             * @description May be sent unchanged, in any spelling. A different number is refused.
             * @example +918047112345
             */
            number?: string | null;
            /**
             * @description A name for people to read. At most 120 characters.
             * @example Support line
             */
            label?: string | null;
            /**
             * @description The bot that answers this number.
             * @example support-bot
             */
            bot_id?: string | null;
            /**
             * @description The URL of the Exotel flow, as shown in Exotel's App Bazaar. Needed for a test call.
             * @example http://my.exotel.com/acmevoice1/exoml/start_voice/70001
             */
            flow_url?: string | null;
        };
        TestCallOptionResponse: {
            /** @example 0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b */
            id: string;
            /** @example +918047112345 */
            number: string;
            /** @example Support line */
            label: string;
            /** @example support-bot */
            bot_id: string;
        };
        TestCallOptionsResponse: {
            credentials_configured: boolean;
            /** @description The numbers that a test call can be made from. */
            dids: components["schemas"]["TestCallOptionResponse"][];
        };
        CheckRequest: {
            /**
             * @description `handshake` (the default) opens and closes the WebSocket, which costs the bot nothing. `bot` also begins a call, which starts the bot's pipeline, and waits for the first sign of the bot.
             * @example handshake
             */
            probe?: string | null;
        };
        CheckResponse: {
            /** @enum {string} */
            name: "credentials" | "number_owned" | "flow_url" | "number_flow" | "bot" | "websocket_tls" | "websocket_handshake" | "fleet_capacity";
            /** @enum {string} */
            status: "pass" | "warn" | "fail" | "unknown" | "skipped";
            /** @example The flow belongs to another Exotel account. */
            detail: string;
            /** @example Set a flow of the account whose credentials are stored. */
            next_step: string;
            /** @example 120 */
            took_ms: number;
        };
        PreflightResponse: {
            /** @description `true` if no check failed. */
            ok: boolean;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            checked_at: string;
            /** @example 480 */
            took_ms: number;
            checks: components["schemas"]["CheckResponse"][];
        };
        LastCheckResponse: {
            /** @example 0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b */
            did_id: string;
            /** @description `true` if no check failed. */
            ok: boolean;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            checked_at: string;
            /**
             * @description `true` if the bot, flow URL, WebSocket URL or credentials are no longer the ones that were checked, or if that is not known. `ok` then says nothing about the number as it is now.
             * @example false
             */
            outdated: boolean;
            /**
             * @description The checks that failed. The whole result says what to do.
             * @example [
             *       "flow_url"
             *     ]
             */
            failed: ("credentials" | "number_owned" | "flow_url" | "number_flow" | "bot" | "websocket_tls" | "websocket_handshake" | "fleet_capacity")[];
            /**
             * @description The checks that gave a warning.
             * @example []
             */
            warned: ("credentials" | "number_owned" | "flow_url" | "number_flow" | "bot" | "websocket_tls" | "websocket_handshake" | "fleet_capacity")[];
            /**
             * @description The checks that were inconclusive.
             * @example [
             *       "number_owned"
             *     ]
             */
            unknown: ("credentials" | "number_owned" | "flow_url" | "number_flow" | "bot" | "websocket_tls" | "websocket_handshake" | "fleet_capacity")[];
        };
        LastChecksResponse: {
            /** @description In the order of the numbers. Numbers that were never checked are omitted. */
            items: components["schemas"]["LastCheckResponse"][];
        };
        PlaceTestCallRequest: {
            /**
             * @description The number to call: an Indian mobile number in any usual spelling, or any number with `+` and its country code.
             * @example +919000000000
             */
            to_number: string;
        };
        TestCallResponse: {
            /** @example 7c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f */
            id: string;
            /** @example 0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b */
            did_id: string;
            /** @example +918047112345 */
            did_number: string;
            /** @example support-bot */
            bot_id: string;
            /** @example +919000000000 */
            to_number: string;
            /**
             * @description Exotel's ID for the call; empty until Exotel has given one.
             * @example 9f3c1d5e7a2b4c6d8e0f1a2b3c4d1947
             */
            call_sid: string;
            /**
             * @description Exotel's own word for the status, kept as it is.
             * @example in-progress
             */
            provider_status: string;
            /** @enum {string} */
            status: "requested" | "placed" | "answered" | "completed" | "busy" | "no_answer" | "failed" | "canceled" | "rejected" | "not_sent" | "unknown";
            /**
             * @description The `sub` of the token that requested the call.
             * @example ops@example.com
             */
            requested_by: string;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            updated_at: string;
        };
        TestCallPageResponse: {
            /** @description Newest first. */
            items: components["schemas"]["TestCallResponse"][];
            /** @description Pass this as `cursor` to get the next page; `null` on the last page. */
            next_cursor: string | null;
        };
        CallEventResponse: {
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            at: string;
            /** @enum {string} */
            source: "request" | "callback" | "poll";
            /** @enum {string} */
            status: "requested" | "placed" | "answered" | "completed" | "busy" | "no_answer" | "failed" | "canceled" | "rejected" | "not_sent" | "unknown";
            /** @example in-progress */
            provider_status: string;
        };
        ExplanationResponse: {
            /** @enum {string} */
            code: "credentials_refused" | "balance_or_plan" | "kyc_incomplete" | "number_on_dnd" | "trial_number_not_verified" | "address_not_allowed" | "refused_by_exotel" | "request_not_accepted" | "account_not_found" | "too_many_calls" | "exotel_failed" | "refused_yet_reported" | "answer_unreadable" | "no_answer_from_exotel" | "exotel_unreachable" | "not_asked" | "address_no_longer_allowed" | "outcome_lost" | "end_not_reported" | "callee_busy" | "callee_did_not_answer" | "failed_after_answer" | "failed_no_answer_reported" | "canceled" | "not_known";
            /**
             * @description For a refusal that this service cannot explain further, it quotes Exotel's own words.
             * @example It rang, and nobody answered.
             */
            summary: string;
            /** @example Try again when the person has the phone at hand. */
            next_step: string;
        };
        TestCallDetailResponse: {
            /** @example 7c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f */
            id: string;
            /** @example 0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b */
            did_id: string;
            /** @example +918047112345 */
            did_number: string;
            /** @example support-bot */
            bot_id: string;
            /** @example +919000000000 */
            to_number: string;
            /**
             * @description Exotel's ID for the call; empty until Exotel has given one.
             * @example 9f3c1d5e7a2b4c6d8e0f1a2b3c4d1947
             */
            call_sid: string;
            /**
             * @description Exotel's own word for the status, kept as it is.
             * @example in-progress
             */
            provider_status: string;
            /** @enum {string} */
            status: "requested" | "placed" | "answered" | "completed" | "busy" | "no_answer" | "failed" | "canceled" | "rejected" | "not_sent" | "unknown";
            /**
             * @description The `sub` of the token that requested the call.
             * @example ops@example.com
             */
            requested_by: string;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            updated_at: string;
            /** @description One event for each change of status. */
            events: components["schemas"]["CallEventResponse"][];
            /** @description Why the call ended badly, or is not known to have ended. */
            explanation?: components["schemas"]["ExplanationResponse"];
        };
        CallbackRequest: {
            /** @example 9f3c1d5e7a2b4c6d8e0f1a2b3c4d1947 */
            CallSid?: string;
            /** @example completed */
            Status?: string;
            /**
             * @description `answered` or `terminal`. Flow calls may have none.
             * @example terminal
             */
            EventType?: string;
        };
        FieldFaultResponse: {
            /** @example to_number */
            field: string;
            /** @example is required */
            message: string;
        };
        ProviderFaultResponse: {
            /** @example 403 */
            http_status: number;
            /** @example 340030 */
            code: string;
            /** @example Your account is not yet KYC compliant. */
            message: string;
        };
        ProblemResponse: {
            /** @example about:blank */
            type: string;
            /** @example Bad Request */
            title: string;
            /** @example 400 */
            status: number;
            /** @description One sentence that a person can act on. */
            detail: string;
            /** @example /api/v1/integrations/exotel */
            instance: string;
            /** @enum {string} */
            code: "validation_failed" | "malformed_json" | "unauthenticated" | "forbidden" | "did_not_found" | "test_call_not_found" | "not_found" | "method_not_allowed" | "duplicate_number" | "not_configured" | "did_not_usable" | "did_limit_reached" | "base_url_not_allowed" | "credentials_unreadable" | "idempotency_key_in_use" | "call_not_allowed" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "too_many_requests" | "internal_error" | "provider_rejected" | "provider_bad_response" | "provider_unreachable" | "not_ready" | "provider_timeout";
            /** @example 5b0f1d2c-3e4f-4a5b-8c6d-7e8f9a0b1c2d */
            request_id: string;
            errors?: components["schemas"]["FieldFaultResponse"][];
            /** @description Exotel's response. */
            provider?: components["schemas"]["ProviderFaultResponse"];
            /** @description The stored test call that this response is about. */
            test_call_id?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Identifies this request in the log. It is the caller's own ID if that matches the pattern. */
        "X-Request-Id": string;
        /** @description A strong ETag for the resource. It changes whenever anything in the response changes. */
        ETag: string;
        /** @description The number of seconds to wait before retrying. */
        "Retry-After": number;
        /** @description How to authenticate. */
        "WWW-Authenticate": "Bearer";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    SignInController_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInResponse"];
                };
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    MetricsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    HealthController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    HealthController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyResponse"];
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    AuditController_list: {
        parameters: {
            query?: {
                /** @description The number of entries per page, from 1 to 200. Defaults to 50. */
                limit?: string;
                /** @description The `next_cursor` of the previous page. At most 512 characters. */
                cursor?: string;
                /** @description Only changes made by this user. At most 320 characters. */
                actor?: string;
                /** @description Only changes of this type: `credentials.update`, `credentials.reencrypt`, `did.add`, `did.import`, `did.update`, `did.remove`, `settings.fleet`, `test_call.place`. */
                action?: string;
                /** @description Only changes to this number, and test calls from it. At most 256 characters. */
                did_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageResponse"];
                };
            };
            /** @description Bad Request: `validation_failed` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    SettingsController_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that you already hold. If it still matches, the response is `304`. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsResponse"];
                };
            };
            /** @description You already hold the current version. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    SettingsController_replaceFleet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that your change is based on. If the resource has changed since, the response is `412`. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceFleetRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsResponse"];
                };
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Precondition Failed: `precondition_failed` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    FleetController_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetStatusResponse"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    AccountController_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["VerifyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationResponse"];
                };
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Conflict: `not_configured`, `base_url_not_allowed`, `credentials_unreadable` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_configured" | "base_url_not_allowed" | "credentials_unreadable";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    AccountController_readVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that you already hold. If it still matches, the response is `304`. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationResponse"] | null;
                };
            };
            /** @description You already hold the current version. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    AccountController_listExophones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExophonesResponse"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Conflict: `not_configured`, `base_url_not_allowed`, `credentials_unreadable` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_configured" | "base_url_not_allowed" | "credentials_unreadable";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Bad Gateway: `provider_rejected`, `provider_bad_response`, `provider_unreachable` */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "provider_rejected" | "provider_bad_response" | "provider_unreachable";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
            /** @description Gateway Timeout: `provider_timeout` */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "provider_timeout";
                    };
                };
            };
        };
    };
    AccountController_importNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Conflict: `not_configured`, `base_url_not_allowed`, `credentials_unreadable` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_configured" | "base_url_not_allowed" | "credentials_unreadable";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Bad Gateway: `provider_rejected`, `provider_bad_response`, `provider_unreachable` */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "provider_rejected" | "provider_bad_response" | "provider_unreachable";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
            /** @description Gateway Timeout: `provider_timeout` */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "provider_timeout";
                    };
                };
            };
        };
    };
    ExotelController_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that you already hold. If it still matches, the response is `304`. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationResponse"];
                };
            };
            /** @description You already hold the current version. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    ExotelController_updateAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that your change is based on. If the resource has changed since, the response is `412`. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAccountRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationResponse"];
                };
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Precondition Failed: `precondition_failed` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    ExotelController_addDid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDidRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description The path of the new resource. */
                    Location?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DidResponse"];
                };
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Conflict: `duplicate_number`, `did_limit_reached` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "duplicate_number" | "did_limit_reached";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    ExotelController_readDid: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that you already hold. If it still matches, the response is `304`. */
                "If-None-Match"?: string;
            };
            path: {
                did_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DidResponse"];
                };
            };
            /** @description You already hold the current version. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Not Found: `did_not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "did_not_found";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    ExotelController_updateDid: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that your change is based on. If the resource has changed since, the response is `412`. */
                "If-Match"?: string;
            };
            path: {
                did_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateDidRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DidResponse"];
                };
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Not Found: `did_not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "did_not_found";
                    };
                };
            };
            /** @description Precondition Failed: `precondition_failed` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    ExotelController_removeDid: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that your change is based on. If the resource has changed since, the response is `412`. */
                "If-Match"?: string;
            };
            path: {
                did_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Not Found: `did_not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "did_not_found";
                    };
                };
            };
            /** @description Precondition Failed: `precondition_failed` */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "precondition_failed";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    ExotelController_listTestCallOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestCallOptionsResponse"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    PreflightController_readLast: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that you already hold. If it still matches, the response is `304`. */
                "If-None-Match"?: string;
            };
            path: {
                did_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreflightResponse"];
                };
            };
            /** @description You already hold the current version. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Not Found: `did_not_found`, `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "did_not_found" | "not_found";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    PreflightController_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                did_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CheckRequest"];
            };
        };
        responses: {
            /** @description The state of each link in the chain. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreflightResponse"];
                    "text/event-stream": {
                        /** @enum {string} */
                        event: "check";
                        id?: string;
                        data: string;
                    } | {
                        /** @enum {string} */
                        event: "preflight";
                        id?: string;
                        data: string;
                    };
                };
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Not Found: `did_not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "did_not_found";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    PreflightController_listLast: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastChecksResponse"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    TestCallsController_place: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 printable characters. A key is kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                did_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceTestCallRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    /** @description The path of the new resource. */
                    Location?: string;
                    /** @description `true` if this is the response to an earlier request with the same key. */
                    "Idempotency-Replayed"?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestCallResponse"];
                };
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Not Found: `did_not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "did_not_found";
                    };
                };
            };
            /** @description Conflict: `not_configured`, `did_not_usable`, `base_url_not_allowed`, `credentials_unreadable`, `call_not_allowed`, `idempotency_key_in_use` */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_configured" | "did_not_usable" | "base_url_not_allowed" | "credentials_unreadable" | "call_not_allowed" | "idempotency_key_in_use";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused` */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Bad Gateway: `provider_rejected`, `provider_bad_response`, `provider_unreachable` */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "provider_rejected" | "provider_bad_response" | "provider_unreachable";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
            /** @description Gateway Timeout: `provider_timeout` */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "provider_timeout";
                    };
                };
            };
        };
    };
    TestCallsController_list: {
        parameters: {
            query?: {
                /** @description The number of entries per page, from 1 to 200. Defaults to 50. */
                limit?: string;
                /** @description The `next_cursor` of the previous page. At most 512 characters. */
                cursor?: string;
                /** @description Only calls from this number. At most 256 characters. */
                did_id?: string;
                /** @description Only calls with this status: `requested`, `placed`, `answered`, `completed`, `busy`, `no_answer`, `failed`, `canceled`, `rejected`, `not_sent`, `unknown`. */
                status?: string;
                /** @description Only calls requested at or after this time. */
                from?: string;
                /** @description Only calls requested before this time. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestCallPageResponse"];
                };
            };
            /** @description Bad Request: `validation_failed` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed";
                    };
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    TestCallsController_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that you already hold. If it still matches, the response is `304`. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestCallDetailResponse"];
                };
            };
            /** @description You already hold the current version. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Not Found: `test_call_not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "test_call_not_found";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    LiveCallsController_watch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ID of the last event that you have seen. */
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        /** @enum {string} */
                        event: "test_call";
                        id?: string;
                        data: string;
                    };
                };
            };
            /** @description The call has ended or is no longer followed, and you have seen every event. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description Not Found: `test_call_not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "test_call_not_found";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    CallbacksController_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallbackRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["CallbackRequest"];
                "multipart/form-data": components["schemas"]["CallbackRequest"];
            };
        };
        responses: {
            /** @description Report accepted, even if it changed nothing. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `validation_failed`, `malformed_json` */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "validation_failed" | "malformed_json";
                    };
                };
            };
            /** @description Not Found: `not_found` */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_found";
                    };
                };
            };
            /** @description Payload Too Large: `payload_too_large` */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description Too Many Requests: `too_many_requests` */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "too_many_requests";
                    };
                };
            };
            /** @description Internal Server Error: `internal_error` */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "internal_error";
                    };
                };
            };
            /** @description Service Unavailable: `not_ready` */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemResponse"] & {
                        /** @enum {string} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
}
