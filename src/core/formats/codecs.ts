import type { FormatName } from '../model/file-format.ts';
import type { SessionDecoder, SessionEncoder, Summarise } from './session-codec.ts';

/** Each codec is loaded when it is first used: most sessions are JSON. */
export async function createEncoder(format: FormatName): Promise<SessionEncoder> {
  switch (format) {
    case 'json':
      return new (await import('./json/json-encoder.ts')).JsonEncoder();
    case 'yaml':
      return new (await import('./yaml/yaml-encoder.ts')).YamlEncoder();
    case 'msgpack':
      return new (await import('./msgpack/msgpack-encoder.ts')).MsgpackEncoder();
  }
}

/** @param summarise - applied to each record, which it may change. @defaultValue the record itself */
export async function createDecoder(format: FormatName, summarise?: Summarise): Promise<SessionDecoder> {
  switch (format) {
    case 'json':
      return new (await import('./json/json-splitter.ts')).JsonSplitter(summarise);
    case 'yaml':
      return (await import('./yaml/yaml-decoder.ts')).createYamlDecoder(summarise);
    case 'msgpack':
      return new (await import('./msgpack/msgpack-decoder.ts')).MsgpackDecoder(summarise);
  }
}
