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
         * @description Outside production only. A code works once, for 10 minutes.
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
         * Prometheus metrics
         * @description Asks for `Bearer METRICS_TOKEN` when that is set.
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
        /** Is the process alive? */
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
        /** Can requests be served? Asks the database. */
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
         * Who changed what, newest first
         * @description Needs the role `super_admin`. Every change of credentials, numbers and settings, and every test call.
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
         * Our block of the platform settings
         * @description Needs the role `super_admin`.
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
         * @description Needs the role `super_admin`. What is given replaces all stored hosts; left out, they stay.
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
         * How the CXB Core hosts are, now
         * @description Needs the role `admin`. Asks all hosts at once; a host that hangs makes the answer take up to 20 s.
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
         * Ask Exotel whether credentials are good
         * @description Needs the role `super_admin`. Without a body, or with `{}`, the stored ones, and the answer is kept; given ones are not stored, and what they leave out is taken from the stored ones. Rings nobody.
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
         * What Exotel last said of the stored credentials
         * @description Needs the role `super_admin`. `null` before the first.
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
         * The account's numbers, as Exotel lists them now
         * @description Needs the role `super_admin`.
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
         * Add numbers of the account's list
         * @description Needs the role `super_admin`. With the flow that Exotel has for each, and its name there as label, where that is another text.
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
         * The Exotel account and its numbers
         * @description Needs the role `super_admin`.
         */
        get: operations["ExotelController_read"];
        /**
         * Store or change the credentials
         * @description Needs the role `super_admin`. What is given replaces what is stored; what is left out keeps its value.
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
         * @description Needs the role `super_admin`. Allowed before the credentials are there.
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
         * One number
         * @description Needs the role `super_admin`.
         */
        get: operations["ExotelController_readDid"];
        /**
         * Change a number
         * @description Needs the role `super_admin`. What is given replaces what is stored; what is left out keeps its value.
         */
        put: operations["ExotelController_updateDid"];
        post?: never;
        /**
         * Remove a number
         * @description Needs the role `super_admin`. Its test calls stay in the history.
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
         * The numbers that a test call can be made from
         * @description Needs the role `admin`.
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
         * The last check of a number
         * @description Needs the role `admin`.
         */
        get: operations["PreflightController_readLast"];
        put?: never;
        /**
         * Find out whether a number works, without ringing anyone
         * @description Needs the role `admin`. Takes 15 s at most. With `Accept: text/event-stream` each check comes as an event `check` when it is known, and the whole as the last event, `preflight`.
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
         * What the last check of each number found, and whether that still counts
         * @description Needs the role `admin`.
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
         * Ring someone and connect them to the bot of this number
         * @description Needs the role `admin`. 201 means that Exotel is dialling. After 504, and after 502 with a 5xx or 408 of Exotel, someone may be rung: do not repeat the call before you are sure. After 503 nobody is rung. With an `Idempotency-Key` a repeated request gets the first answer.
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
         * The history of test calls, newest first
         * @description Needs the role `admin`.
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
         * One test call, its events, and why it did not complete
         * @description Needs the role `admin`.
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
         * Watch one test call
         * @description Needs the role `admin`. Server-sent events named `test_call`, with the test call as data: as it stands at once, then each change, until it has ended.
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
         * Exotel's report of a test call
         * @description The token in the address is the proof; an unknown one is 404. The body has at most 64 KiB.
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
             * @description The code in the fragment of the link that the service printed at its start. At most 128 characters.
             * @example c2lnbi1pbi1jb2RlLW9mLTMyLWNoYXJhY3RlcnM
             */
            code: string;
        };
        SignInResponse: {
            /** @description A bearer token of a super_admin. */
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
            /** @description What is wrong, and what to do. */
            detail: string;
        };
        ReadyResponse: {
            /** @enum {string} */
            status: "ok";
            /** @description What someone should look into although requests are served; it takes no traffic away. */
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
             * @description The token's `sub`; `keys:rotate` or `service` where the service itself made the change.
             * @example ops@example.com
             */
            actor: string;
            /**
             * @description The role at that time; empty for the service itself.
             * @example super_admin
             */
            role: string;
            /** @enum {string} */
            action: "credentials.update" | "credentials.reencrypt" | "did.add" | "did.import" | "did.update" | "did.remove" | "settings.fleet" | "test_call.place";
            /**
             * @description What changed: its address below `/api/v1`.
             * @example integrations/exotel/dids/0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b
             */
            target: string;
            /**
             * @description The request's `X-Request-Id`.
             * @example 8f14e45f-ceea-467f-a0e6-4f8c1d2b3a45
             */
            request_id: string;
            /**
             * @description Where the request came from.
             * @example 203.0.113.7
             */
            address: string;
            /**
             * @description What was there: of an update the fields that it changed; `null` where there was nothing. A secret shows as a fingerprint, `{key id}:{12 characters}`, which differs when the secret does and tells nothing else.
             * @example {
             *       "label": "Support line"
             *     }
             */
            before: {
                [key: string]: unknown;
            } | null;
            /**
             * @description What is there since; `null` where it was removed.
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
            /** @description Asks for the next page; null at the end. */
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
             * @description Base URLs of the CXB Core hosts, http(s) or ws(s), without user info, query or fragment; trailing slashes are dropped and no URL may stand twice. The first one makes every WebSocket URL. `null`, `""` and `[]` clear it.
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
             * @description Calls that it carries now.
             * @example 3
             */
            worker_calls: number;
            /**
             * @description Its worker processes.
             * @example 16
             */
            workers: number;
        };
        FleetStatusResponse: {
            /**
             * @description Over healthy hosts.
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
             * @description The account SID; a third value beside key and token, it stands in the path of every request.
             * @example acmevoice1
             */
            account_sid?: string | null;
            /**
             * Format: password
             * @description The API key. It is never returned.
             * @example your-api-key
             */
            api_key?: string | null;
            /**
             * Format: password
             * @description The API token. It is never returned.
             * @example your-api-token
             */
            api_token?: string | null;
            /**
             * @description The host of Exotel's API: https://api.exotel.com (Singapore) or https://api.in.exotel.com (Mumbai), or one that the service was configured to allow. A trailing /v1 is dropped; clearing it brings the default back. At most 2048 characters.
             * @example https://api.exotel.com
             */
            api_base_url?: string | null;
        };
        VerificationResponse: {
            /** @enum {string} */
            outcome: "valid" | "invalid_credentials" | "unknown_account" | "other_region" | "not_allowed" | "unreachable";
            /** @description What it means, and what to do. */
            detail: string;
            /**
             * @description The region that does know the account, or empty.
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
            /** @description Can it carry calls? False also where Exotel does not say. */
            voice: boolean;
            /**
             * @description The flow that its incoming calls go to, or empty.
             * @example http://my.exotel.com/acmevoice1/exoml/start_voice/70001
             */
            flow_url: string;
            /**
             * @description Its id here, or empty.
             * @example
             */
            did_id: string;
        };
        ExophonesResponse: {
            items: components["schemas"]["ExophoneResponse"][];
        };
        ImportRequest: {
            /**
             * @description Numbers of the account, in any spelling; whatever does not belong to it is reported, not added.
             * @example [
             *       "+918047112345",
             *       "080-4711-2346"
             *     ]
             */
            numbers: string[];
            /**
             * @description Only say what would be done.
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
             * @description Its id here, or empty.
             * @example 0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b
             */
            did_id: string;
        };
        ImportResponse: {
            dry_run: boolean;
            /** @description One for each number, in the order given. */
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
             * @description What the flow's Voicebot applet must call; empty without a bot.
             * @example wss://core-1.example.com/exotel/support-bot
             */
            websocket_url: string;
        };
        IntegrationResponse: {
            /** @enum {string} */
            type: "exotel";
            /** @enum {string} */
            status: "configured" | "not_configured";
            /** @description True only when the account SID, the API key and the API token are all there. */
            credentials_configured: boolean;
            /** @example acmevoice1 */
            account_sid: string;
            /** @example https://api.exotel.com */
            api_base_url: string;
            /** @description In the order added. */
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
             * @description The account SID; a third value beside key and token, it stands in the path of every request.
             * @example acmevoice1
             */
            account_sid?: string | null;
            /**
             * Format: password
             * @description The API key. It is never returned.
             * @example your-api-key
             */
            api_key?: string | null;
            /**
             * Format: password
             * @description The API token. It is never returned.
             * @example your-api-token
             */
            api_token?: string | null;
            /**
             * @description The host of Exotel's API: https://api.exotel.com (Singapore) or https://api.in.exotel.com (Mumbai), or one that the service was configured to allow. A trailing /v1 is dropped; clearing it brings the default back. At most 2048 characters.
             * @example https://api.exotel.com
             */
            api_base_url?: string | null;
        };
        AddDidRequest: {
            /**
             * @description The ExoPhone, with or without spaces, dashes, dots and brackets. It is kept and sent in the spelling given, and must be a possible phone number; without a country code it is read as an Indian one.
             * @example +918047112345
             */
            number: string;
            /**
             * @description A name for people. At most 120 characters.
             * @example Support line
             */
            label?: string | null;
            /**
             * @description The bot that answers this number.
             * @example support-bot
             */
            bot_id?: string | null;
            /**
             * @description The Exotel flow's URL, as its App Bazaar shows it; needed for a test call.
             * @example http://my.exotel.com/acmevoice1/exoml/start_voice/70001
             */
            flow_url?: string | null;
        };
        UpdateDidRequest: {
            /**
             * @description May be repeated unchanged, in any spelling; another number is refused.
             * @example +918047112345
             */
            number?: string | null;
            /**
             * @description A name for people. At most 120 characters.
             * @example Support line
             */
            label?: string | null;
            /**
             * @description The bot that answers this number.
             * @example support-bot
             */
            bot_id?: string | null;
            /**
             * @description The Exotel flow's URL, as its App Bazaar shows it; needed for a test call.
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
             * @description `handshake` (the default) opens the WebSocket and closes it, which costs the bot nothing; `bot` also begins a call and waits for the first sign of the bot, which starts its pipeline.
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
            /** @description No check failed. */
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
            /** @description No check failed. */
            ok: boolean;
            /**
             * Format: date-time
             * @example 2026-03-04T05:50:05.000Z
             */
            checked_at: string;
            /**
             * @description Bot, flow URL, WebSocket URL or credentials are not any more what was checked, or that is not known: `ok` says nothing of the number as it is now.
             * @example false
             */
            outdated: boolean;
            /**
             * @description The checks that failed; the whole result says what to do.
             * @example [
             *       "flow_url"
             *     ]
             */
            failed: ("credentials" | "number_owned" | "flow_url" | "number_flow" | "bot" | "websocket_tls" | "websocket_handshake" | "fleet_capacity")[];
            /**
             * @description The checks that warn.
             * @example []
             */
            warned: ("credentials" | "number_owned" | "flow_url" | "number_flow" | "bot" | "websocket_tls" | "websocket_handshake" | "fleet_capacity")[];
            /**
             * @description The checks that came to no answer.
             * @example [
             *       "number_owned"
             *     ]
             */
            unknown: ("credentials" | "number_owned" | "flow_url" | "number_flow" | "bot" | "websocket_tls" | "websocket_handshake" | "fleet_capacity")[];
        };
        LastChecksResponse: {
            /** @description In the order of the numbers. One that was never checked is not in it. */
            items: components["schemas"]["LastCheckResponse"][];
        };
        PlaceTestCallRequest: {
            /**
             * @description Whom to ring: an Indian mobile number in any usual spelling, or any number with `+` and its country code.
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
             * @description Exotel's name for the call; empty until it gave one.
             * @example 9f3c1d5e7a2b4c6d8e0f1a2b3c4d1947
             */
            call_sid: string;
            /**
             * @description Exotel's own word, kept as it is.
             * @example in-progress
             */
            provider_status: string;
            /** @enum {string} */
            status: "requested" | "placed" | "answered" | "completed" | "busy" | "no_answer" | "failed" | "canceled" | "rejected" | "not_sent" | "unknown";
            /**
             * @description The `sub` of the token that asked for it.
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
            /** @description Asks for the next page; null at the end. */
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
             * @description Of a refusal that we cannot tell more of, with the words of Exotel, quoted.
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
             * @description Exotel's name for the call; empty until it gave one.
             * @example 9f3c1d5e7a2b4c6d8e0f1a2b3c4d1947
             */
            call_sid: string;
            /**
             * @description Exotel's own word, kept as it is.
             * @example in-progress
             */
            provider_status: string;
            /** @enum {string} */
            status: "requested" | "placed" | "answered" | "completed" | "busy" | "no_answer" | "failed" | "canceled" | "rejected" | "not_sent" | "unknown";
            /**
             * @description The `sub` of the token that asked for it.
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
            /** @description One for each change of status. */
            events: components["schemas"]["CallEventResponse"][];
            /** @description Why it ended badly, or is not known to have ended. */
            explanation?: components["schemas"]["ExplanationResponse"];
        };
        CallbackRequest: {
            /** @example 9f3c1d5e7a2b4c6d8e0f1a2b3c4d1947 */
            CallSid?: string;
            /** @example completed */
            Status?: string;
            /**
             * @description `answered` or `terminal`; flow calls may have none.
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
            /** @description What Exotel answered. */
            provider?: components["schemas"]["ProviderFaultResponse"];
            /** @description The stored test call that this answer is about. */
            test_call_id?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names this request in the log; the caller's own, where it sent one of that form. */
        "X-Request-Id": string;
        /** @description The strong tag of the resource: it changes with anything in the answer. */
        ETag: string;
        /** @description In how many seconds to try again. */
        "Retry-After": number;
        /** @description How to prove who asks. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description `internal_error` */
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
                /** @description How many entries a page holds: 1 to 200, 50 by default. */
                limit?: string;
                /** @description The `next_cursor` of the page before. At most 512 characters. */
                cursor?: string;
                /** @description Only changes by this user. At most 320 characters. */
                actor?: string;
                /** @description Only changes of this sort: `credentials.update`, `credentials.reencrypt`, `did.add`, `did.import`, `did.update`, `did.remove`, `settings.fleet`, `test_call.place`. */
                action?: string;
                /** @description Only changes of this number, and test calls from it. At most 256 characters. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description An ETag that the caller already holds. */
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
            /** @description The caller already holds what is there. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description The ETag that this change is based on; 412 when the resource has changed since. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description An ETag that the caller already holds. */
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
            /** @description The caller already holds what is there. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description An ETag that the caller already holds. */
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
            /** @description The caller already holds what is there. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description The ETag that this change is based on; 412 when the resource has changed since. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                    /** @description The address of the new resource. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description An ETag that the caller already holds. */
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
            /** @description The caller already holds what is there. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description The ETag that this change is based on; 412 when the resource has changed since. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description The ETag that this change is based on; 412 when the resource has changed since. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description An ETag that the caller already holds. */
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
            /** @description The caller already holds what is there. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description What each link of the chain is like. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description 1 to 255 printable characters, kept for 24 hours. */
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
                    /** @description The address of the new resource. */
                    Location?: string;
                    /** @description `true` when this is the answer to an earlier request with the same key. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description How many entries a page holds: 1 to 200, 50 by default. */
                limit?: string;
                /** @description The `next_cursor` of the page before. At most 512 characters. */
                cursor?: string;
                /** @description Only calls of this number. At most 256 characters. */
                did_id?: string;
                /** @description Only calls in this status: `requested`, `placed`, `answered`, `completed`, `busy`, `no_answer`, `failed`, `canceled`, `rejected`, `not_sent`, `unknown`. */
                status?: string;
                /** @description Only calls that were asked for at this time or later. */
                from?: string;
                /** @description Only calls that were asked for before this time. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description An ETag that the caller already holds. */
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
            /** @description The caller already holds what is there. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
                /** @description The last event that the caller has seen. */
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
            /** @description The call has ended, and the caller has seen it all. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
            /** @description Taken note of, also where it changed nothing. */
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
            /** @description `internal_error` */
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
            /** @description `not_ready` */
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
