/** An OAuth 2.0 client as the document describes it; the wire's names. */
export interface ClientRecord {
  redirect_uris: string[];
  token_endpoint_auth_method: "client_secret_basic" | "client_secret_post" | "none";
  grant_types: ("authorization_code" | "refresh_token")[];
  response_types: "code"[];
  scope: string;
  client_name: string;
  client_uri: string | null;
  logo_uri: string | null;
  tos_uri: string | null;
  policy_uri: string | null;
  default_sub_type: "user" | "organization";
  created_at: string;
  modified_at: string | null;
  client_id: string;
  client_secret: string;
  client_id_issued_at: number;
  client_secret_expires_at: number;
}

/** What a caller may decide about a client. */
export type ClientConfiguration = Pick<ClientRecord, "redirect_uris" | "client_name"> &
  Partial<Omit<ClientRecord, "created_at" | "modified_at" | `client_${"id" | "secret"}${string}`>>;

const defaults = {
  token_endpoint_auth_method: "client_secret_post",
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code"],
  scope: "openid profile email",
  client_uri: null,
  logo_uri: null,
  tos_uri: null,
  policy_uri: null,
  default_sub_type: "user",
} as const satisfies Partial<Record<keyof ClientRecord, unknown>>;

const firstRegistration = Date.UTC(2025, 0, 1);
const betweenRegistrations = 6 * 60 * 60 * 1000;

/**
 * The client that is registered as the `serial`th, from 1. The same serial and configuration give
 * the same client, on any machine and at any time.
 */
export function registeredClient(serial: number, configuration: ClientConfiguration): ClientRecord {
  const registration = firstRegistration + (serial - 1) * betweenRegistrations;
  const digits = String(serial).padStart(4, "0");
  return {
    ...defaults,
    grant_types: [...defaults.grant_types],
    response_types: [...defaults.response_types],
    ...configuration,
    created_at: new Date(registration).toISOString(),
    modified_at: null,
    client_id: `polar_ci_${digits}`,
    client_secret: `polar_cs_secret_${digits}`,
    client_id_issued_at: registration / 1000,
    client_secret_expires_at: 0,
  };
}

const colours =
  "Amber Azure Copper Coral Crimson Golden Indigo Ivory Jade Lilac Maroon Olive Pearl Scarlet Silver Teal";
const animals =
  "Badger Bison Crane Dolphin Falcon Gecko Heron Ibis Jackal Koala Lemur Marten Otter Puffin Raven Stoat";

/** A configuration that looks like one of an application somebody made; each serial has its own name. */
export function sampleConfiguration(serial: number): ClientConfiguration {
  const name = `${pick(colours, serial)} ${pick(animals, Math.floor(serial / 16))}`;
  const site = `https://${name.toLowerCase().replace(" ", "-")}.example`;
  return {
    client_name: name,
    redirect_uris: [`${site}/oauth/callback`],
    client_uri: serial % 3 === 0 ? null : site,
    logo_uri: serial % 5 === 0 ? null : `${site}/logo.png`,
    ...(serial % 10 === 0 && { token_endpoint_auth_method: "none" as const }),
  };
}

function pick(words: string, index: number): string {
  const choices = words.split(" ");
  return choices[index % choices.length] ?? "";
}
