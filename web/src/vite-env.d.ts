/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The API's origin, when the page is not served by the service itself. */
  readonly VITE_API_URL?: string;
}
