/** Where Exotel reaches a bot; `""` without one. The path carries the bot's id, since Exotel drops the query. */
export function toWebsocketUrl(webSocketBase: string, botId: string): string {
  return botId === '' ? '' : `${webSocketBase}/exotel/${encodeURIComponent(botId)}`;
}
