import { text } from '../text/text';

const words = text.exotel.credentials.regions;

/** Exotel's own hosts. */
export const REGIONS = [
  { url: 'https://api.exotel.com', name: words.singapore },
  { url: 'https://api.in.exotel.com', name: words.mumbai },
];

/** The region's name; the address itself where it is none of Exotel's. */
export function regionOf(apiBaseUrl: string): string {
  return REGIONS.find(({ url }) => url === apiBaseUrl)?.name ?? apiBaseUrl;
}
