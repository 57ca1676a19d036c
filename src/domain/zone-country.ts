/**
 * Which country (ISO 3166) each zone of the IANA database belongs to, by area, for the countries of which holidays are
 * known. Source: CLDR, as the runtime has it (`Intl.Locale.getTimeZones`), which takes a third of a second to ask; a
 * test holds the two against each other.
 */
const AREAS = `
  Africa: AO Luanda, BF Ouagadougou, BI Bujumbura, BJ Porto-Novo, BW Gaborone, CD Kinshasa Lubumbashi, CF
    Bangui, CG Brazzaville, CI Abidjan, CM Douala, DJ Djibouti, DZ Algiers, EG Cairo, EH El_Aaiun, ER
    Asmera, ES Ceuta, ET Addis_Ababa, GA Libreville, GH Accra, GM Banjul, GN Conakry, GQ Malabo, GW
    Bissau, KE Nairobi, LR Monrovia, LS Maseru, LY Tripoli, MA Casablanca, ML Bamako, MR Nouakchott, MW
    Blantyre, MZ Maputo, NA Windhoek, NE Niamey, NG Lagos, RW Kigali, SD Khartoum, SL Freetown, SN Dakar,
    SO Mogadishu, SS Juba, ST Sao_Tome, SZ Mbabane, TD Ndjamena, TG Lome, TN Tunis, TZ Dar_es_Salaam, UG
    Kampala, ZA Johannesburg, ZM Lusaka, ZW Harare
  America: AG Antigua, AI Anguilla, AR Argentina/La_Rioja Argentina/Rio_Gallegos Argentina/Salta
    Argentina/San_Juan Argentina/San_Luis Argentina/Tucuman Argentina/Ushuaia Buenos_Aires Catamarca
    Cordoba Jujuy Mendoza, AW Aruba, BB Barbados, BL St_Barthelemy, BO La_Paz, BQ Kralendijk, BR Araguaina
    Bahia Belem Boa_Vista Campo_Grande Cuiaba Eirunepe Fortaleza Maceio Manaus Noronha Porto_Velho Recife
    Rio_Branco Santarem Sao_Paulo, BS Nassau, BZ Belize, CA Blanc-Sablon Cambridge_Bay Coral_Harbour
    Creston Dawson Dawson_Creek Edmonton Fort_Nelson Glace_Bay Goose_Bay Halifax Inuvik Iqaluit Moncton
    Rankin_Inlet Regina Resolute St_Johns Swift_Current Toronto Vancouver Whitehorse Winnipeg, CL
    Coyhaique Punta_Arenas Santiago, CO Bogota, CR Costa_Rica, CU Havana, CW Curacao, DM Dominica, DO
    Santo_Domingo, EC Guayaquil, GD Grenada, GF Cayenne, GL Danmarkshavn Godthab Scoresbysund Thule, GP
    Guadeloupe, GT Guatemala, GY Guyana, HN Tegucigalpa, HT Port-au-Prince, JM Jamaica, KN St_Kitts, KY
    Cayman, LC St_Lucia, MF Marigot, MQ Martinique, MS Montserrat, MX Bahia_Banderas Cancun Chihuahua
    Ciudad_Juarez Hermosillo Matamoros Mazatlan Merida Mexico_City Monterrey Ojinaga Tijuana, NI Managua,
    PA Panama, PE Lima, PM Miquelon, PR Puerto_Rico, PY Asuncion, SR Paramaribo, SV El_Salvador, SX
    Lower_Princes, TC Grand_Turk, TT Port_of_Spain, US Adak Anchorage Boise Chicago Denver Detroit
    Indiana/Knox Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes
    Indiana/Winamac Indianapolis Juneau Kentucky/Monticello Los_Angeles Louisville Menominee Metlakatla
    New_York Nome North_Dakota/Beulah North_Dakota/Center North_Dakota/New_Salem Phoenix Sitka Yakutat, UY
    Montevideo, VC St_Vincent, VE Caracas, VG Tortola, VI St_Thomas
  Antarctica: AU Macquarie
  Arctic: SJ Longyearbyen
  Asia: AE Dubai, AM Yerevan, AZ Baku, BD Dhaka, BH Bahrain, BN Brunei, CN Shanghai Urumqi, CY Famagusta
    Nicosia, GE Tbilisi, HK Hong_Kong, ID Jakarta Jayapura Makassar Pontianak, IL Jerusalem, IN Calcutta,
    IR Tehran, JP Tokyo, KR Seoul, KZ Almaty Aqtau Aqtobe Atyrau Oral Qostanay Qyzylorda, LK Colombo, MY
    Kuala_Lumpur Kuching, PH Manila, PK Karachi, RU Anadyr Barnaul Chita Irkutsk Kamchatka Khandyga
    Krasnoyarsk Magadan Novokuznetsk Novosibirsk Omsk Sakhalin Srednekolymsk Tomsk Ust-Nera Vladivostok
    Yakutsk Yekaterinburg, SA Riyadh, SG Singapore, TH Bangkok, TW Taipei, UZ Samarkand Tashkent, VN
    Saigon
  Atlantic: BM Bermuda, CV Cape_Verde, ES Canary, FO Faeroe, IS Reykjavik, PT Azores Madeira, SH St_Helena
  Australia: AU Adelaide Brisbane Broken_Hill Darwin Eucla Hobart Lindeman Lord_Howe Melbourne Perth
    Sydney
  Europe: AD Andorra, AL Tirane, AT Vienna, AX Mariehamn, BA Sarajevo, BE Brussels, BG Sofia, BY Minsk, CH
    Zurich, CZ Prague, DE Berlin Busingen, DK Copenhagen, EE Tallinn, ES Madrid, FI Helsinki, FR Paris, GB
    London, GG Guernsey, GI Gibraltar, GR Athens, HR Zagreb, HU Budapest, IE Dublin, IM Isle_of_Man, IT
    Rome, JE Jersey, LI Vaduz, LT Vilnius, LU Luxembourg, LV Riga, MC Monaco, MD Chisinau, ME Podgorica,
    MK Skopje, MT Malta, NL Amsterdam, NO Oslo, PL Warsaw, PT Lisbon, RO Bucharest, RS Belgrade, RU
    Astrakhan Kaliningrad Kirov Moscow Samara Saratov Ulyanovsk Volgograd, SE Stockholm, SI Ljubljana, SK
    Bratislava, SM San_Marino, TR Istanbul, UA Kiev Simferopol, VA Vatican
  Indian: CC Cocos, CX Christmas, KM Comoro, MG Antananarivo, MU Mauritius, RE Reunion, SC Mahe, YT
    Mayotte
  Pacific: AS Pago_Pago, CK Rarotonga, CL Easter, EC Galapagos, FJ Fiji, GU Guam, NC Noumea, NF Norfolk,
    NZ Auckland Chatham, PF Gambier Marquesas Tahiti, TO Tongatapu, US Honolulu, VU Efate, WF Wallis
`

const zones: ReadonlyMap<string, string> = new Map(
  AREAS.replaceAll(/\n {4}/g, ' ')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [area = '', countries = ''] = line.split(': ')
      return countries.split(', ').flatMap((entry) => {
        const [country = '', ...cities] = entry.split(' ')
        return cities.map((city): [string, string] => [`${area.trim()}/${city}`, country])
      })
    }),
)

/** The country of a zone; null for UTC and where no holidays are known. */
export function countryOfZone(zone: string): string | null {
  return zones.get(zone) ?? renamed().get(canonical(zone)) ?? null
}

let byCanonicalName: Map<string, string> | null = null

/** Asia/Calcutta and Asia/Kolkata are one zone; the runtime decides by which name. */
function renamed(): Map<string, string> {
  byCanonicalName ??= new Map([...zones].map(([zone, country]) => [canonical(zone), country]))
  return byCanonicalName
}

const canonical = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
