const pieceBytes = 32_768;

/** The bytes as Base64. Piece by piece: a call takes so many arguments only. */
export function base64Of(bytes: ArrayBuffer): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.byteLength; from += pieceBytes)
    pieces.push(String.fromCharCode(...new Uint8Array(bytes.slice(from, from + pieceBytes))));
  return btoa(pieces.join(''));
}
