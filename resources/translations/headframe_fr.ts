<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AddCompanyForm</name>
    <message>
        <source>Add a company</source>
        <translation>Ajouter une société</translation>
    </message>
    <message>
        <source>Add company</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Defense Metals Corp. (TSXV: DEFN / OTCQB: DFMTF)</source>
        <translation>Defense Metals Corp. (TSXV: DEFN / OTCQB: DFMTF)</translation>
    </message>
    <message>
        <source>Goes into {list}.</source>
        <translation>Ira dans {list}.</translation>
    </message>
    <message>
        <source>Type a name or a ticker</source>
        <translation>Tapez un nom ou un symbole</translation>
    </message>
    <message>
        <source>No ticker: a listing can be added later.</source>
        <translation>Sans symbole&#xa0;: un titre pourra être ajouté plus tard.</translation>
    </message>
    <message>
        <source>Name, ticker or both</source>
        <translation>Nom, symbole ou les deux</translation>
    </message>
</context>
<context>
    <name>ArchivedDialog</name>
    <message>
        <source>Archived companies</source>
        <translation>Sociétés archivées</translation>
    </message>
    <message>
        <source>They stand in no list, and nothing of them was deleted.</source>
        <translation>Elles ne sont dans aucune liste, et rien d’elles n’a été supprimé.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Ce qui est gardé</translation>
    </message>
    <message>
        <source>No company is archived.</source>
        <translation>Aucune société n’est archivée.</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Afficher</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
</context>
<context>
    <name>ArchivedStrip</name>
    <message>
        <source>Archived</source>
        <translation>Archivée</translation>
    </message>
    <message>
        <source>Archived: in no list; nothing of it was deleted.</source>
        <translation>Archivée&#xa0;: dans aucune liste&#xa0;; rien n’en a été supprimé.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Rétablir</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>Supprimer {name}&#xa0;?</translation>
    </message>
    <message>
        <source>Ctrl+Z brings all of it back.</source>
        <translation>Ctrl+Z ramène tout.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>AxisHeader</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>Au {day}</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>&amp;Back up now…</source>
        <translation>&amp;Sauvegarder maintenant…</translation>
    </message>
    <message>
        <source>Restore &amp;from a backup…</source>
        <translation>Restaurer une sau&amp;vegarde…</translation>
    </message>
    <message>
        <source>Headframe databases (*.db)</source>
        <translation>Bases Headframe (*.db)</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <source>Headframe databases (*.db);;All files (*)</source>
        <translation>Bases Headframe (*.db);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>A backup is being made; wait for its end</source>
        <translation>Une sauvegarde est en cours&#xa0;; attendez sa fin</translation>
    </message>
    <message>
        <source>Backed up to %s</source>
        <translation>Sauvegardé dans %s</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed</source>
        <translation>Annulé&#xa0;; rien n’a été changé</translation>
    </message>
</context>
<context>
    <name>BadgeMenu</name>
    <message>
        <source>Everything under this flag</source>
        <translation>Tout ce que porte ce repère</translation>
    </message>
    <message>
        <source>See all {count} nearer</source>
        <translation>Voir les {count} de plus près</translation>
    </message>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}&#xa0;: {title}</translation>
    </message>
</context>
<context>
    <name>BenchmarkEditing</name>
    <message>
        <source>Bench&amp;marks…</source>
        <translation>Indices de ré&amp;férence…</translation>
    </message>
    <message>
        <source>Add benchmark</source>
        <translation>Ajouter un indice de référence</translation>
    </message>
    <message>
        <source>Delete benchmark</source>
        <translation>Supprimer un indice de référence</translation>
    </message>
</context>
<context>
    <name>BenchmarkForm</name>
    <message>
        <source>Add a benchmark</source>
        <translation>Ajouter un indice de référence</translation>
    </message>
    <message>
        <source>Add and fetch</source>
        <translation>Ajouter et récupérer</translation>
    </message>
    <message>
        <source>Rare earths fund (NYSEARCA: REMX), ^GSPC, GC=F</source>
        <translation>Fonds de terres rares (NYSEARCA: REMX), ^GSPC, GC=F</translation>
    </message>
    <message>
        <source>Name or symbol of an index, a fund or a metal</source>
        <translation>Nom ou symbole d’un indice, d’un fonds ou d’un métal</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>It is in no list, and is fetched with the rest.</source>
        <translation>Il n’est dans aucune liste et est récupéré avec le reste.</translation>
    </message>
    <message>
        <source>Type one symbol, such as NYSEARCA: REMX, ^GSPC or GC=F</source>
        <translation>Saisissez un symbole, comme NYSEARCA: REMX, ^GSPC ou GC=F</translation>
    </message>
    <message>
        <source>A currency has three letters, such as CAD</source>
        <translation>Une monnaie a trois lettres, comme CAD</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Saisissez un nom</translation>
    </message>
    <message>
        <source>No symbol yet.</source>
        <translation>Pas encore de symbole.</translation>
    </message>
</context>
<context>
    <name>BenchmarksDialog</name>
    <message>
        <source>Benchmarks</source>
        <translation>Indices de référence</translation>
    </message>
    <message>
        <source>What the price of a company can be compared with, beside other companies.</source>
        <translation>Ce à quoi le cours d’une société peut être comparé, outre d’autres sociétés.</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Indice de référence</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Clôtures</translation>
    </message>
    <message>
        <source>Fetched</source>
        <translation>Récupéré</translation>
    </message>
    <message>
        <source>No benchmark yet. Add an index, a fund or the price of a metal.</source>
        <translation>Pas encore d’indice de référence. Ajoutez un indice, un fonds ou le cours d’un métal.</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>&amp;Récupérer</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>encore aucune</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} à {last}</translation>
    </message>
</context>
<context>
    <name>CalendarKeeping</name>
    <message>
        <source>&amp;Keep a calendar file up to date…</source>
        <translation>Tenir un calendrier à &amp;jour…</translation>
    </message>
    <message>
        <source>%s is no longer kept up to date</source>
        <translation>%s n’est plus tenu à jour</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>Calendriers (*.ics)</translation>
    </message>
    <message>
        <source>Keep a calendar file</source>
        <translation>Tenir un fichier de calendrier</translation>
    </message>
    <message>
        <source>%s is up to date</source>
        <translation>%s est à jour</translation>
    </message>
</context>
<context>
    <name>ChartPrices</name>
    <message>
        <source>recorded sample</source>
        <translation>échantillon enregistré</translation>
    </message>
    <message>
        <source>beside it {name}: {source} to {day}</source>
        <translation>à côté {name} : {source} jusqu’au {day}</translation>
    </message>
    <message>
        <source>{name}, in {currency}</source>
        <translation>{name}, en {currency}</translation>
    </message>
    <message>
        <source>Recorded sample to %s, not live</source>
        <translation>Échantillon enregistré au %s, pas en direct</translation>
    </message>
    <message>
        <source>%s, to %s, fetched %s</source>
        <translation>%s, au %s, récupéré le %s</translation>
    </message>
    <message>
        <source>{time} old</source>
        <translation>vieux de {time}</translation>
    </message>
    <message>
        <source>last day unfinished</source>
        <translation>dernier jour inachevé</translation>
    </message>
    <message>
        <source>total return, dividends put back in</source>
        <translation>rendement total, dividendes réintégrés</translation>
    </message>
    <message>
        <source>dividends not believed: {days}</source>
        <translation>dividendes écartés&#xa0;: {days}</translation>
    </message>
    <message>
        <source>not joined, in another currency: {listings}</source>
        <translation>non enchaînés, dans une autre monnaie&#xa0;: {listings}</translation>
    </message>
</context>
<context>
    <name>Charting</name>
    <message>
        <source>Lo&amp;garithmic scale</source>
        <translation>É&amp;chelle logarithmique</translation>
    </message>
    <message>
        <source>St&amp;yle</source>
        <translation>St&amp;yle</translation>
    </message>
    <message>
        <source>Show %s</source>
        <translation>Afficher %s</translation>
    </message>
    <message>
        <source>&amp;Candles</source>
        <translation>&amp;Chandeliers</translation>
    </message>
    <message>
        <source>&amp;Bars</source>
        <translation>&amp;Barres</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Ligne</translation>
    </message>
    <message>
        <source>&amp;Area</source>
        <translation>&amp;Aire</translation>
    </message>
</context>
<context>
    <name>CheckBoxes</name>
    <message>
        <source>Type to find</source>
        <translation>Tapez pour trouver</translation>
    </message>
    <message>
        <source>Find in: {name}</source>
        <translation>Chercher dans&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>ColumnsForm</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>In columns</source>
        <translation>En colonnes</translation>
    </message>
    <message>
        <source>In rows of two lines</source>
        <translation>En lignes doubles</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Every list has this column</source>
        <translation>Toute liste a cette colonne</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Afficher la liste</translation>
    </message>
    <message>
        <source>Columns from left to right</source>
        <translation>Colonnes de gauche à droite</translation>
    </message>
    <message>
        <source>Space shows or hides one; drag it, or Alt with ↑ or ↓, moves it.</source>
        <translation>Espace en affiche ou masque une&#xa0;; la glisser, ou Alt avec ↑ ou ↓, la déplace.</translation>
    </message>
</context>
<context>
    <name>ColumnsHeader</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>CommentField</name>
    <message>
        <source>Comment on {company}</source>
        <translation>Commentaire sur {company}</translation>
    </message>
    <message>
        <source>Enter saves, Escape leaves it as it was</source>
        <translation>Entrée enregistre, Échap laisse tel quel</translation>
    </message>
    <message>
        <source>One line about {company}</source>
        <translation>Une ligne sur {company}</translation>
    </message>
</context>
<context>
    <name>CompanyDelegate</name>
    <message>
        <source>private</source>
        <translation>non cotée</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>pas de cours</translation>
    </message>
</context>
<context>
    <name>CompanyEditing</name>
    <message>
        <source>A&amp;dd a company…</source>
        <translation>&amp;Ajouter une société…</translation>
    </message>
    <message>
        <source>Chan&amp;ge the company…</source>
        <translation>&amp;Modifier la société…</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>Re&amp;nommer…</translation>
    </message>
    <message>
        <source>Merge with another…</source>
        <translation>Fusionner avec une autre…</translation>
    </message>
    <message>
        <source>A&amp;rchive</source>
        <translation>Arc&amp;hiver</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>D&amp;elete the company…</source>
        <translation>&amp;Supprimer la société…</translation>
    </message>
    <message>
        <source>Archived companies…</source>
        <translation>Sociétés archivées…</translation>
    </message>
    <message>
        <source>Add company</source>
        <translation>Ajout d’une société</translation>
    </message>
    <message>
        <source>Change company</source>
        <translation>Modification de la société</translation>
    </message>
    <message>
        <source>Rename company</source>
        <translation>Changement de nom de la société</translation>
    </message>
    <message>
        <source>Merge companies</source>
        <translation>Fusion de sociétés</translation>
    </message>
    <message>
        <source>Two companies are one. Ctrl+Z takes it back.</source>
        <translation>Deux sociétés n’en font plus qu’une. Ctrl+Z l’annule.</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivée</translation>
    </message>
    <message>
        <source>Archived. Company ▸ Archived companies… has it.</source>
        <translation>Archivée. Elle se trouve sous Société ▸ Sociétés archivées…</translation>
    </message>
    <message>
        <source>Archive company</source>
        <translation>Archivage de la société</translation>
    </message>
    <message>
        <source>Bring company back</source>
        <translation>Rétablissement de la société</translation>
    </message>
    <message>
        <source>Brought back into its lists.</source>
        <translation>Rétablie dans ses listes.</translation>
    </message>
    <message>
        <source>Delete company</source>
        <translation>Suppression de la société</translation>
    </message>
    <message>
        <source>With it go: {goes}.</source>
        <translation>Disparaissent avec elle&#xa0;: {goes}.</translation>
    </message>
</context>
<context>
    <name>CompanyForm</name>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Private: it has no listing</source>
        <translation>Non cotée&#xa0;: elle n’a pas de titre</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Other names, one on each line</source>
        <translation>Autres noms, un par ligne</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Siège</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Commodities</source>
        <translation>Matières premières</translation>
    </message>
    <message>
        <source>Fiscal year ends in</source>
        <translation>L’exercice finit en</translation>
    </message>
    <message>
        <source>Comment in the list</source>
        <translation>Commentaire dans la liste</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>A company needs a name</source>
        <translation>Il faut un nom à la société</translation>
    </message>
</context>
<context>
    <name>CompanyHeader</name>
    <message>
        <source>Listing</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>no price yet</source>
        <translation>pas encore de cours</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Échelle logarithmique</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Logarithmic scale (G)</source>
        <translation>Échelle logarithmique (G)</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>Comparer à…</translation>
    </message>
    <message>
        <source>Compare with… (X)</source>
        <translation>Comparer à… (X)</translation>
    </message>
    <message>
        <source>More of the chart</source>
        <translation>Plus sur le graphique</translation>
    </message>
    <message>
        <source>Change the listings…</source>
        <translation>Modifier les titres…</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>non cotée</translation>
    </message>
    <message>
        <source>%s, close %s</source>
        <translation>%s, clôture %s</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Show %s (%s)</source>
        <translation>Afficher %s (%s)</translation>
    </message>
    <message>
        <source>Range %s</source>
        <translation>Période %s</translation>
    </message>
    <message>
        <source>Candles</source>
        <translation>Chandeliers</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
</context>
<context>
    <name>CompanySearch</name>
    <message>
        <source>Looking at Yahoo Finance…</source>
        <translation>Recherche chez Yahoo Finance…</translation>
    </message>
    <message>
        <source>Yahoo Finance could not be searched; type the ticker.</source>
        <translation>La recherche chez Yahoo Finance a échoué&#xa0;; tapez le symbole.</translation>
    </message>
    <message>
        <source>Yahoo Finance can&apos;t be reached; type the ticker.</source>
        <translation>Yahoo Finance est injoignable&#xa0;; tapez le symbole.</translation>
    </message>
    <message>
        <source>Yahoo Finance wants no requests for a while; type the ticker.</source>
        <translation>Yahoo Finance ne veut pas de requêtes pour l’instant&#xa0;; tapez le symbole.</translation>
    </message>
    <message>
        <source>Offline by choice: not looked up.</source>
        <translation>Hors ligne par choix&#xa0;: pas de recherche.</translation>
    </message>
    <message>
        <source>Not looked up at Yahoo Finance before prices may be fetched.</source>
        <translation>Pas de recherche chez Yahoo Finance tant que les cours ne peuvent pas être récupérés.</translation>
    </message>
</context>
<context>
    <name>CompanyTable</name>
    <message>
        <source>Companies</source>
        <translation>Sociétés</translation>
    </message>
</context>
<context>
    <name>CompareForm</name>
    <message>
        <source>Compare with</source>
        <translation>Comparer à</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Each starts at the left edge of the chart, in the currency of the listing shown where its exchange rate is kept.</source>
        <translation>Chacun part du bord gauche du graphique, dans la monnaie du titre montré si son taux de change est suivi.</translation>
    </message>
    <message>
        <source>{name}  {code} · {currency}</source>
        <translation>{name}  {code} · {currency}</translation>
    </message>
    <message>
        <source>Listings with prices</source>
        <translation>Titres qui ont des cours</translation>
    </message>
    <message>
        <source>Chart ▸ Benchmarks adds an index, a fund or a metal.</source>
        <translation>Graphique ▸ Indices de référence ajoute un indice, un fonds ou un métal.</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Compare &amp;with…</source>
        <translation>Com&amp;parer à…</translation>
    </message>
    <message>
        <source>All its &amp;listings</source>
        <translation>Tous &amp;ses titres</translation>
    </message>
    <message>
        <source>Compare with &amp;nothing</source>
        <translation>&amp;Ne rien comparer</translation>
    </message>
    <message>
        <source>T&amp;otal return</source>
        <translation>Ren&amp;dement total</translation>
    </message>
</context>
<context>
    <name>ConsentStrip</name>
    <message>
        <source>Nothing has been fetched. May Headframe ask Yahoo Finance for the prices of the listings in your list?</source>
        <translation>Rien n’a été récupéré. Headframe peut-il demander à Yahoo Finance les cours des titres de votre liste&#xa0;?</translation>
    </message>
    <message>
        <source>Fetch prices</source>
        <translation>Récupérer les cours</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
</context>
<context>
    <name>ConventionField</name>
    <message>
        <source>%s: first</source>
        <translation>%s&#xa0;: premier</translation>
    </message>
    <message>
        <source>%s: last</source>
        <translation>%s&#xa0;: dernier</translation>
    </message>
    <message>
        <source>A number from %s to %s is needed</source>
        <translation>Il faut un nombre de %s à %s</translation>
    </message>
    <message>
        <source>The last day lies before the first</source>
        <translation>Le dernier jour est avant le premier</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>la fin</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>semaines</translation>
    </message>
    <message>
        <source>months</source>
        <translation>mois</translation>
    </message>
</context>
<context>
    <name>ConventionsPage</name>
    <message>
        <source>What companies mean by vague words, in %s alone. Done works out the windows of its promises again, but for those set by hand; Ctrl+Z takes that back.</source>
        <translation>Ce que les sociétés entendent par des mots vagues, dans %s seulement. Terminé recalcule les fenêtres de ses promesses, sauf celles fixées à la main&#xa0;; Ctrl+Z l’annule.</translation>
    </message>
    <message>
        <source>Date words</source>
        <translation>Mots de date</translation>
    </message>
    <message>
        <source>%s: as is usual</source>
        <translation>%s&#xa0;: comme d’usage</translation>
    </message>
    <message>
        <source>Back to what is usual: %s</source>
        <translation>Revenir à l’usage&#xa0;: %s</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>listings</source>
        <translation>titres</translation>
    </message>
    <message>
        <source>stored days of prices</source>
        <translation>jours de cours enregistrés</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>projets</translation>
    </message>
    <message>
        <source>milestones</source>
        <translation>jalons</translation>
    </message>
    <message>
        <source>promises</source>
        <translation>promesses</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>financings and agreements</source>
        <translation>financements et accords</translation>
    </message>
    <message>
        <source>places in watchlists</source>
        <translation>places dans des listes</translation>
    </message>
</context>
<context>
    <name>Databases</name>
    <message>
        <source>Open &amp;database…</source>
        <translation>Ouvrir une &amp;base…</translation>
    </message>
    <message>
        <source>New da&amp;tabase…</source>
        <translation>N&amp;ouvelle base…</translation>
    </message>
    <message>
        <source>Open on a ser&amp;ver…</source>
        <translation>Ouvrir sur un serve&amp;ur…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouvrir une base &amp;récente</translation>
    </message>
    <message>
        <source>Headframe databases (*.db);;All files (*)</source>
        <translation>Bases Headframe (*.db);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open database</source>
        <translation>Ouvrir une base</translation>
    </message>
    <message>
        <source>Headframe databases (*.db)</source>
        <translation>Bases Headframe (*.db)</translation>
    </message>
    <message>
        <source>watchlist.db</source>
        <translation>liste.db</translation>
    </message>
    <message>
        <source>New database</source>
        <translation>Nouvelle base</translation>
    </message>
    <message>
        <source>There is no file %s</source>
        <translation>Le fichier %s n’existe pas</translation>
    </message>
    <message>
        <source>%s is there already; open it, or choose another name</source>
        <translation>%s existe déjà&#xa0;; ouvrez-le, ou choisissez un autre nom</translation>
    </message>
    <message>
        <source>Opening %s…</source>
        <translation>Ouverture de %s…</translation>
    </message>
    <message>
        <source>This database is open already</source>
        <translation>Cette base est déjà ouverte</translation>
    </message>
    <message>
        <source>Another database is being opened</source>
        <translation>Une autre base est en cours d’ouverture</translation>
    </message>
    <message>
        <source>%s (open now)</source>
        <translation>%s (ouverte)</translation>
    </message>
    <message>
        <source>%s (not there any more)</source>
        <translation>%s (introuvable)</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>&amp;Vider la liste</translation>
    </message>
    <message>
        <source>The list of the last databases is empty</source>
        <translation>La liste des dernières bases est vide</translation>
    </message>
</context>
<context>
    <name>DateWordsDialog</name>
    <message>
        <source>What date words mean</source>
        <translation>Ce que veulent dire les mots de date</translation>
    </message>
    <message>
        <source>So the words of promises are read, unless a window is set by hand. What is vague can mean something else in this database.</source>
        <translation>Ainsi sont lus les mots des promesses, sauf si une fenêtre est fixée à la main. Les mots vagues peuvent vouloir dire autre chose dans cette base.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Mean here</source>
        <translation>Sens ici</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Par exemple</translation>
    </message>
    <message>
        <source>Said today, that is</source>
        <translation>Dit aujourd’hui, c’est</translation>
    </message>
    <message>
        <source>&amp;Change what is vague…</source>
        <translation>&amp;Changer les mots vagues…</translation>
    </message>
    <message>
        <source>{now} · usually {usual}</source>
        <translation>{now} · d’ordinaire {usual}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>asked: it can mean two things</source>
        <translation>demandé&#xa0;: il y a deux sens possibles</translation>
    </message>
    <message>
        <source>asked where the company&apos;s fiscal year is not known</source>
        <translation>demandé quand on ignore l’exercice de la société</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>demandé</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>Choose in a calendar</source>
        <translation>Choisir dans un calendrier</translation>
    </message>
    <message>
        <source>“{text}” is no day; write it as {example}</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une date&#xa0;; écrivez-la comme {example}</translation>
    </message>
    <message>
        <source>A day is needed here, such as {x}</source>
        <translation>Il faut un jour précis, comme {x}</translation>
    </message>
    <message>
        <source>the month is known</source>
        <translation>le mois est connu</translation>
    </message>
    <message>
        <source>the quarter is known</source>
        <translation>le trimestre est connu</translation>
    </message>
    <message>
        <source>the year is known</source>
        <translation>l’année est connue</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Day of the note</source>
        <translation>Jour de la note</translation>
    </message>
</context>
<context>
    <name>DealEditing</name>
    <message>
        <source>New &amp;financing…</source>
        <translation>Nouveau &amp;financement…</translation>
    </message>
    <message>
        <source>New &amp;agreement…</source>
        <translation>Nouvel &amp;accord…</translation>
    </message>
    <message>
        <source>What &amp;became of it…</source>
        <translation>Ce &amp;qu’il en est advenu…</translation>
    </message>
    <message>
        <source>The chosen deal: recorded in e&amp;rror, or not</source>
        <translation>L’opération choisie&#xa0;: &amp;erreur de saisie, ou non</translation>
    </message>
    <message>
        <source>New financing</source>
        <translation>Nouveau financement</translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation>Nouvel accord</translation>
    </message>
    <message>
        <source>Revise financing</source>
        <translation>Révision du financement</translation>
    </message>
    <message>
        <source>Revise agreement</source>
        <translation>Révision de l’accord</translation>
    </message>
    <message>
        <source>Count the deal again</source>
        <translation>Opération de nouveau comptée</translation>
    </message>
    <message>
        <source>Recorded in error</source>
        <translation>Marquée comme erreur de saisie</translation>
    </message>
    <message>
        <source>The row is kept and no longer counted.</source>
        <translation>La ligne est gardée et ne compte plus.</translation>
    </message>
    <message>
        <source>Change financing</source>
        <translation>Modification du financement</translation>
    </message>
    <message>
        <source>Change agreement</source>
        <translation>Modification de l’accord</translation>
    </message>
    <message>
        <source>Delete financing</source>
        <translation>Suppression du financement</translation>
    </message>
    <message>
        <source>Delete agreement</source>
        <translation>Suppression de l’accord</translation>
    </message>
    <message>
        <source>Deleted. Ctrl+Z brings it back.</source>
        <translation>Supprimé. Ctrl+Z le ramène.</translation>
    </message>
</context>
<context>
    <name>DealForm</name>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>the company itself</source>
        <translation>la société elle-même</translation>
    </message>
    <message>
        <source>The source names the currency</source>
        <translation>La source nomme la monnaie</translation>
    </message>
    <message>
        <source>Say what kind it is</source>
        <translation>Dites de quel type il s’agit</translation>
    </message>
    <message>
        <source>New financing</source>
        <translation>Nouveau financement</translation>
    </message>
    <message>
        <source>Financing</source>
        <translation>Financement</translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation>Nouvel accord</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ce qu’il en est advenu</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>What was known before stays, and counts no more.</source>
        <translation>Ce que l’on savait avant reste, mais ne compte plus.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>For corrections. News of it is a revision.</source>
        <translation>Pour corriger. Une nouvelle à son sujet est une révision.</translation>
    </message>
    <message>
        <source>Row {n} of {count} about this deal</source>
        <translation>Ligne {n} sur {count} de cette opération</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Firmness</source>
        <translation>Fermeté</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>With or from</source>
        <translation>Avec ou de la part de</translation>
    </message>
    <message>
        <source>The amount as the source writes it</source>
        <translation>Le montant tel que l’écrit la source</translation>
    </message>
    <message>
        <source>Goes to, where that is someone else</source>
        <translation>Va à, si c’est à un autre</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Parts, which count with the whole and never beside it</source>
        <translation>Composantes, comptées avec l’ensemble et jamais en plus</translation>
    </message>
    <message>
        <source>Includes</source>
        <translation>Comprend</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Term, years</source>
        <translation>Durée, années</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>Ouvrir le dossier du &amp;journal</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>&amp;Copier le diagnostic</translation>
    </message>
    <message>
        <source>The log lies in %s</source>
        <translation>Le journal se trouve dans %s</translation>
    </message>
    <message>
        <source>Diagnostics copied: versions, system and screen, nothing else</source>
        <translation>Diagnostic copié&#xa0;: versions, système et écran, rien d’autre</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>agreements</source>
        <translation>accords</translation>
    </message>
    <message>
        <source>files</source>
        <translation>fichiers</translation>
    </message>
    <message>
        <source>companies</source>
        <translation>sociétés</translation>
    </message>
    <message>
        <source>ends of milestones</source>
        <translation>fins de jalons</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <source>financings</source>
        <translation>financements</translation>
    </message>
    <message>
        <source>promises</source>
        <translation>promesses</translation>
    </message>
    <message>
        <source>listings</source>
        <translation>titres</translation>
    </message>
    <message>
        <source>milestones</source>
        <translation>jalons</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>owner&apos;s shares</source>
        <translation>parts de propriété</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>projets</translation>
    </message>
    <message>
        <source>Used nowhere yet</source>
        <translation>Encore utilisées nulle part</translation>
    </message>
    <message>
        <source>{what}: its end</source>
        <translation>{what}&#xa0;: sa fin</translation>
    </message>
    <message>
        <source>{what}: listing</source>
        <translation>{what}&#xa0;: titre</translation>
    </message>
    <message>
        <source>{what}: owner&apos;s share</source>
        <translation>{what}&#xa0;: part de propriété</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>note: {what}</source>
        <translation>note&#xa0;: {what}</translation>
    </message>
    <message>
        <source>source: {what}</source>
        <translation>source&#xa0;: {what}</translation>
    </message>
    <message>
        <source>check</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>{n} rest on it</source>
        <translation>{n} éléments en dépendent</translation>
    </message>
    <message>
        <source>1 rests on it</source>
        <translation>1 élément en dépend</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Ctrl F</source>
        <translation>Ctrl F</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter files and sources</source>
        <translation>Filtrer fichiers et sources</translation>
    </message>
    <message>
        <source>Files and sources, and what rests on them</source>
        <translation>Fichiers et sources, et ce qui en dépend</translation>
    </message>
    <message>
        <source>No source and no file yet</source>
        <translation>Encore ni source ni fichier</translation>
    </message>
    <message>
        <source>Name a source with a promise or a financing, or drop a file here.</source>
        <translation>Nommez une source avec une promesse ou un financement, ou déposez un fichier ici.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Nothing matches “{words}”</source>
        <translation>Rien ne correspond à «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>The filter hides all files and sources.</source>
        <translation>Le filtre masque tous les fichiers et toutes les sources.</translation>
    </message>
    <message>
        <source>Drop to keep it with {name}; on a source or note, with that.</source>
        <translation>Déposez pour le garder avec {name}&#xa0;; sur une source ou une note, avec elle.</translation>
    </message>
    <message>
        <source>Drop to keep it with “{name}”.</source>
        <translation>Déposez pour le garder avec «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Nouvelle source</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Joindre un fichier</translation>
    </message>
</context>
<context>
    <name>DoneForm</name>
    <message>
        <source>Done</source>
        <translation>Atteint</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>Marquer comme atteint</translation>
    </message>
    <message>
        <source>Reached on</source>
        <translation>Atteint le</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Say when it was reached</source>
        <translation>Dites quand il a été atteint</translation>
    </message>
    <message>
        <source>This day is still to come</source>
        <translation>Ce jour est encore à venir</translation>
    </message>
</context>
<context>
    <name>DrawerHandle</name>
    <message>
        <source>Show beside</source>
        <translation>Afficher à côté</translation>
    </message>
    <message>
        <source>Show {tab} beside (F9)</source>
        <translation>Afficher {tab} à côté (F9)</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message>
        <source>Given up</source>
        <translation>Abandonné</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendu</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>superseded by another milestone</source>
        <translation>remplacé par un autre jalon</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>on hold until financing is secured</source>
        <translation>en suspens jusqu’à l’obtention du financement</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>Il est</translation>
    </message>
    <message>
        <source>Superseded by</source>
        <translation>Remplacé par</translation>
    </message>
    <message>
        <source>In their words, if any</source>
        <translation>Dans leurs termes, s’il y en a</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Raison donnée</translation>
    </message>
    <message>
        <source>Said on</source>
        <translation>Dit le</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>What was promised stays.</source>
        <translation>Ce qui a été promis reste.</translation>
    </message>
    <message>
        <source>This day is still to come</source>
        <translation>Ce jour est encore à venir</translation>
    </message>
    <message>
        <source>In which words was it said?</source>
        <translation>En quels termes a-t-il été dit&#xa0;?</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>This was changed meanwhile, so it was left as it is now.</source>
        <translation>Cet élément a été modifié entre-temps, il est donc resté tel qu’il est.</translation>
    </message>
    <message>
        <source>Another program holds the database; close it and try again.</source>
        <translation>Un autre programme occupe la base&#xa0;; fermez-le et réessayez.</translation>
    </message>
    <message>
        <source>The disk is full; make room and try again.</source>
        <translation>Le disque est plein&#xa0;; faites de la place et réessayez.</translation>
    </message>
    <message>
        <source>%s; whether this was saved shows when you try again, and never is it twice.</source>
        <translation>%s&#xa0;; vous verrez en réessayant si c’est enregistré, et jamais ce ne sera fait deux fois.</translation>
    </message>
    <message>
        <source>%s; try again in a moment.</source>
        <translation>%s&#xa0;; réessayez dans un instant.</translation>
    </message>
    <message>
        <source>%s; nothing more is written to it.</source>
        <translation>%s&#xa0;; plus rien n’y est écrit.</translation>
    </message>
    <message>
        <source>%s; check who may write there, and try again.</source>
        <translation>%s&#xa0;; vérifiez qui peut y écrire, et réessayez.</translation>
    </message>
</context>
<context>
    <name>EventEditing</name>
    <message>
        <source>New &amp;event…</source>
        <translation>Nouvel évé&amp;nement…</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Nouvel événement</translation>
    </message>
    <message>
        <source>Change event</source>
        <translation>Modification de l’événement</translation>
    </message>
    <message>
        <source>Deleted. Ctrl+Z brings it back.</source>
        <translation>Supprimé. Ctrl+Z le ramène.</translation>
    </message>
    <message>
        <source>Delete event</source>
        <translation>Suppression de l’événement</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivée</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Nouvel événement</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>every company</source>
        <translation>toutes les sociétés</translation>
    </message>
    <message>
        <source>the companies chosen here</source>
        <translation>les sociétés choisies ici</translation>
    </message>
    <message>
        <source>An event needs a name</source>
        <translation>Il faut un nom à l’événement</translation>
    </message>
    <message>
        <source>It ends before it starts</source>
        <translation>Il finit avant de commencer</translation>
    </message>
    <message>
        <source>Choose the companies that it concerns</source>
        <translation>Choisissez les sociétés concernées</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation>Juridiction</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Ends on, if it does</source>
        <translation>Finit le, s’il finit</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Concerne</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Sociétés</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>FileKeeping</name>
    <message>
        <source>Attach a &amp;file to the company…</source>
        <translation>&amp;Joindre un fichier à la société…</translation>
    </message>
    <message>
        <source>Attach a file to the &amp;chosen source or note…</source>
        <translation>Joindre un fichier à la source ou note &amp;choisie…</translation>
    </message>
    <message>
        <source>Open the chosen fi&amp;le</source>
        <translation>Ouvrir le fic&amp;hier choisi</translation>
    </message>
    <message>
        <source>Save the chosen file &amp;as…</source>
        <translation>En&amp;registrer le fichier choisi sous…</translation>
    </message>
    <message>
        <source>Attach {name}</source>
        <translation>Ajout de {name}</translation>
    </message>
    <message>
        <source>Rename file</source>
        <translation>Renommer le fichier</translation>
    </message>
    <message>
        <source>Delete file</source>
        <translation>Suppression du fichier</translation>
    </message>
    <message>
        <source>File deleted. Ctrl+Z brings it back.</source>
        <translation>Fichier supprimé. Ctrl+Z le ramène.</translation>
    </message>
    <message>
        <source>{name} is not opened from here; save it to open it yourself.</source>
        <translation>{name} ne s’ouvre pas d’ici&#xa0;; enregistrez-le pour l’ouvrir vous-même.</translation>
    </message>
    <message>
        <source>No program here opens {name}; save it instead.</source>
        <translation>Aucun programme ici n’ouvre {name}&#xa0;; enregistrez-le plutôt.</translation>
    </message>
    <message>
        <source>Save the file as</source>
        <translation>Enregistrer le fichier sous</translation>
    </message>
    <message>
        <source>Saved to {name}</source>
        <translation>Enregistré dans {name}</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>{name} is no file</source>
        <translation>{name} n’est pas un fichier</translation>
    </message>
    <message>
        <source>{name} is too large: a file of up to {most} MB can be kept.</source>
        <translation>{name} est trop gros&#xa0;: un fichier peut avoir jusqu’à {most} Mo.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read or written: {why}</source>
        <translation>{name} ne peut être ni lu ni écrit&#xa0;: {why}</translation>
    </message>
</context>
<context>
    <name>FileNameForm</name>
    <message>
        <source>Rename the file</source>
        <translation>Renommer le fichier</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>A file needs a name</source>
        <translation>Il faut un nom au fichier</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Import the rare-earth &amp;starter</source>
        <translation>Importer la liste de départ &amp;terres rares</translation>
    </message>
    <message>
        <source>Re&amp;move the starter…</source>
        <translation>Retirer la liste de &amp;départ…</translation>
    </message>
    <message>
        <source>&amp;Export everything…</source>
        <translation>&amp;Exporter tout…</translation>
    </message>
    <message>
        <source>Export target windows as a &amp;calendar…</source>
        <translation>Exporter les fenêtres visées en &amp;calendrier…</translation>
    </message>
    <message>
        <source>Export &amp;promises as a table…</source>
        <translation>Exporter les &amp;promesses en tableau…</translation>
    </message>
    <message>
        <source>Import the rare-earth starter</source>
        <translation>Importation de la liste de départ</translation>
    </message>
    <message>
        <source>Nothing of the starter is here</source>
        <translation>Rien de la liste de départ n’est ici</translation>
    </message>
    <message>
        <source>Remove the starter</source>
        <translation>Retrait de la liste de départ</translation>
    </message>
    <message>
        <source>The starter is removed. Ctrl+Z brings it back.</source>
        <translation>La liste de départ est retirée. Ctrl+Z la ramène.</translation>
    </message>
    <message>
        <source>New watchlist</source>
        <translation>Nouvelle liste de suivi</translation>
    </message>
    <message>
        <source>Watchlist</source>
        <translation>Liste de suivi</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Headframe files (*.json)</source>
        <translation>Fichiers Headframe (*.json)</translation>
    </message>
    <message>
        <source>Import %s</source>
        <translation>Importation de %s</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Exporter tout</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>Calendriers (*.ics)</translation>
    </message>
    <message>
        <source>Export target windows</source>
        <translation>Exporter les fenêtres visées</translation>
    </message>
    <message>
        <source>Export promises</source>
        <translation>Exporter les promesses</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Exported to %s</source>
        <translation>Exporté dans %s</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Effacer le filtre</translation>
    </message>
</context>
<context>
    <name>Financing</name>
    <message>
        <source>goes to {name}</source>
        <translation>va à {name}</translation>
    </message>
    <message>
        <source>recorded in error</source>
        <translation>saisi par erreur</translation>
    </message>
    <message>
        <source>Includes: {what}</source>
        <translation>Comprend&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Takes in: {what}</source>
        <translation>Englobe&#xa0;: {what}</translation>
    </message>
    <message>
        <source>day not known</source>
        <translation>jour inconnu</translation>
    </message>
    <message>
        <source>currency assumed</source>
        <translation>monnaie supposée</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>sans source</translation>
    </message>
    <message>
        <source>agreements, which are no cash</source>
        <translation>accords, qui ne sont pas de l’argent</translation>
    </message>
    <message>
        <source>sums of others, which count by themselves</source>
        <translation>sommes d’autres opérations, comptées pour elles-mêmes</translation>
    </message>
    <message>
        <source>acquisitions and earn-ins: money may go out</source>
        <translation>acquisitions et prises d’intérêt&#xa0;: l’argent peut sortir</translation>
    </message>
    <message>
        <source>what goes to someone else</source>
        <translation>ce qui va à un autre</translation>
    </message>
    <message>
        <source>no amount known</source>
        <translation>montant inconnu</translation>
    </message>
    <message>
        <source>Brokered</source>
        <translation>Avec courtiers</translation>
    </message>
    <message>
        <source>Non-brokered</source>
        <translation>Sans courtier</translation>
    </message>
    <message>
        <source>Flow-through units</source>
        <translation>Unités accréditives</translation>
    </message>
    <message>
        <source>Hard-dollar units</source>
        <translation>Unités ordinaires</translation>
    </message>
    <message>
        <source>First tranche</source>
        <translation>Première tranche</translation>
    </message>
    <message>
        <source>Second tranche</source>
        <translation>Seconde tranche</translation>
    </message>
    <message>
        <source>Agents&apos; option</source>
        <translation>Option des placeurs</translation>
    </message>
    <message>
        <source>Warrants</source>
        <translation>Bons de souscription</translation>
    </message>
    <message>
        <source>Cash in trust</source>
        <translation>Liquidités en fiducie</translation>
    </message>
    <message>
        <source>Overrun facility</source>
        <translation>Facilité pour dépassement</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>currency assumed in {n}</source>
        <translation>monnaie supposée pour {n}</translation>
    </message>
    <message>
        <source>{money} in another currency</source>
        <translation>{money} dans une autre monnaie</translation>
    </message>
    <message>
        <source>{money} more than the whole</source>
        <translation>{money} de plus que l’ensemble</translation>
    </message>
    <message>
        <source>{money} less than the whole</source>
        <translation>{money} de moins que l’ensemble</translation>
    </message>
    <message>
        <source>The parts come to the whole</source>
        <translation>Les composantes font l’ensemble</translation>
    </message>
    <message>
        <source>The parts: {differences}</source>
        <translation>Les composantes&#xa0;: {differences}</translation>
    </message>
    <message>
        <source>replaced by newer news ({n})</source>
        <translation>remplacées par des nouvelles plus récentes ({n})</translation>
    </message>
    <message>
        <source>1 deal</source>
        <translation>1 opération</translation>
    </message>
    <message>
        <source>{n} deals</source>
        <translation>{n} opérations</translation>
    </message>
</context>
<context>
    <name>FinancingPanel</name>
    <message>
        <source>Financing</source>
        <translation>Financement</translation>
    </message>
    <message>
        <source>Totals of</source>
        <translation>Totaux de</translation>
    </message>
    <message>
        <source>Show what is not counted</source>
        <translation>Montrer ce qui n’est pas compté</translation>
    </message>
    <message>
        <source>Deals and what became of them</source>
        <translation>Les opérations et ce qu’elles sont devenues</translation>
    </message>
    <message>
        <source>New financing</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>No financing yet</source>
        <translation>Encore aucun financement</translation>
    </message>
    <message>
        <source>Money raised or promised stands here, by how firm it is.</source>
        <translation>L’argent levé ou promis figure ici, selon sa fermeté.</translation>
    </message>
    <message>
        <source>{what}: show all deals</source>
        <translation>{what}&#xa0;: montrer toutes les opérations</translation>
    </message>
    <message>
        <source>Not counted: {what}</source>
        <translation>Non compté&#xa0;: {what}</translation>
    </message>
    <message>
        <source>* currency assumed: the source names none</source>
        <translation>* monnaie supposée&#xa0;: la source n’en nomme pas</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>Non compté</translation>
    </message>
    <message>
        <source>Whole company</source>
        <translation>Toute la société</translation>
    </message>
    <message>
        <source>The company itself</source>
        <translation>La société elle-même</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Sociétés</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>Utilisées récemment</translation>
    </message>
    <message>
        <source>Projects and milestones</source>
        <translation>Projets et jalons</translation>
    </message>
    <message>
        <source>Financings and agreements</source>
        <translation>Financements et accords</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>Promesses</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Start with rare earths</source>
        <translation>Commencer par les terres rares</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>Partir de zéro</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>Premier démarrage</translation>
    </message>
    <message>
        <source>Headframe&apos;s mark</source>
        <translation>L’emblème de Headframe</translation>
    </message>
    <message>
        <source>Headframe</source>
        <translation>Headframe</translation>
    </message>
    <message>
        <source>What was promised, what came of it, and what the price did meanwhile.</source>
        <translation>Ce qui a été promis, ce qu’il en est advenu, et ce qu’a fait le cours entre-temps.</translation>
    </message>
    <message>
        <source>Everything stays in one file on this computer.</source>
        <translation>Tout reste dans un seul fichier sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Rare-earth starter</source>
        <translation>Départ&#xa0;: terres rares</translation>
    </message>
    <message>
        <source>North American rare earths and their neighbours, with every source.</source>
        <translation>Les terres rares d’Amérique du Nord et leurs voisines, avec chaque source.</translation>
    </message>
    <message>
        <source>Facts end in {month}, so many targets show as overdue.</source>
        <translation>Les faits s’arrêtent en {month}&#xa0;: bien des cibles paraissent donc en retard.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Empty watchlist</source>
        <translation>Liste de suivi vide</translation>
    </message>
    <message>
        <source>Nothing in it. Then, whenever you like:</source>
        <translation>Rien dedans. Puis, à votre heure&#xa0;:</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>Importer une liste</translation>
    </message>
    <message>
        <source>File ▸ Import… reads .json</source>
        <translation>Fichier ▸ Importer… lit le .json</translation>
    </message>
    <message>
        <source>companies</source>
        <translation>sociétés</translation>
    </message>
    <message>
        <source>listings</source>
        <translation>titres</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>projets</translation>
    </message>
    <message>
        <source>milestones</source>
        <translation>jalons</translation>
    </message>
    <message>
        <source>promises</source>
        <translation>promesses</translation>
    </message>
    <message>
        <source>financings</source>
        <translation>financements</translation>
    </message>
</context>
<context>
    <name>FlagItem</name>
    <message>
        <source>and {count} more</source>
        <translation>et {count} de plus</translation>
    </message>
    <message>
        <source>{count} earlier days</source>
        <translation>{count} jours antérieurs</translation>
    </message>
</context>
<context>
    <name>Flagging</name>
    <message>
        <source>Fla&amp;gs</source>
        <translation>&amp;Repères</translation>
    </message>
    <message>
        <source>&amp;Open the badge of the chosen flag</source>
        <translation>&amp;Ouvrir le badge du repère choisi</translation>
    </message>
    <message>
        <source>Move the note a day &amp;back</source>
        <translation>Mettre la note un jour plus &amp;tôt</translation>
    </message>
    <message>
        <source>Move the note a day &amp;on</source>
        <translation>Mettre la note un jour plus tar&amp;d</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>Dossier des sauvegardes</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>What you entered is not saved. Esc once more, or Discard, drops it.</source>
        <translation>Ce que vous avez saisi n’est pas enregistré. Échap encore une fois, ou Abandonner, le jette.</translation>
    </message>
</context>
<context>
    <name>Handed</name>
    <message>
        <source>Done for a command in the terminal. Ctrl+Z takes it back.</source>
        <translation>Fait pour une commande du terminal. Ctrl+Z l’annule.</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Ajout d’une note</translation>
    </message>
    <message>
        <source>Import %s</source>
        <translation>Importation de %s</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>&amp;About Headframe</source>
        <translation>À &amp;propos de Headframe</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Raccourcis</translation>
    </message>
    <message>
        <source>About Headframe</source>
        <translation>À propos de Headframe</translation>
    </message>
</context>
<context>
    <name>Hindsight</name>
    <message>
        <source>Save the trend as a &amp;picture…</source>
        <translation>Enre&amp;gistrer la tendance en image…</translation>
    </message>
    <message>
        <source>&amp;Look back to a day…</source>
        <translation>Revenir à un &amp;jour…</translation>
    </message>
    <message>
        <source>&amp;Trend of promises</source>
        <translation>&amp;Tendance des promesses</translation>
    </message>
    <message>
        <source>Cop&amp;y the trend as a picture</source>
        <translation>C&amp;opier la tendance en image</translation>
    </message>
</context>
<context>
    <name>InErrorForm</name>
    <message>
        <source>Recorded in error</source>
        <translation>Saisi par erreur</translation>
    </message>
    <message>
        <source>Count it no more</source>
        <translation>Ne plus compter</translation>
    </message>
    <message>
        <source>it was about another study</source>
        <translation>il s’agissait d’une autre étude</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>It is kept, and can be counted again.</source>
        <translation>C’est gardé, et peut être compté de nouveau.</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Dites pourquoi</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>unread</source>
        <translation>non lu</translation>
    </message>
    <message>
        <source>{milestone}: its window is over</source>
        <translation>{milestone}&#xa0;: sa fenêtre est passée</translation>
    </message>
    <message>
        <source>{milestone}: its window is open</source>
        <translation>{milestone}&#xa0;: sa fenêtre est ouverte</translation>
    </message>
    <message>
        <source>{company} has been silent for long</source>
        <translation>{company} se tait depuis longtemps</translation>
    </message>
    <message>
        <source>usually {days} between two days on which it speaks, n {n}</source>
        <translation>d’ordinaire {days} entre deux prises de parole, n {n}</translation>
    </message>
    <message>
        <source>said {day}</source>
        <translation>dit&#xa0;: {day}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
</context>
<context>
    <name>InboxList</name>
    <message>
        <source>What is due and late</source>
        <translation>Ce qui arrive à échéance et ce qui est en retard</translation>
    </message>
</context>
<context>
    <name>InboxPanel</name>
    <message>
        <source>Unread only</source>
        <translation>Non lus seulement</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Tout marquer comme lu</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marquer comme lu</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marquer comme non lu</translation>
    </message>
    <message>
        <source>Reading what is due</source>
        <translation>Lecture des échéances</translation>
    </message>
    <message>
        <source>{n} unread of {m}</source>
        <translation>{n} non lus sur {m}</translation>
    </message>
    <message>
        <source>All read</source>
        <translation>Tout est lu</translation>
    </message>
    <message>
        <source>What becomes due or late stands here, and waits until you look.</source>
        <translation>Ce qui arrive à échéance ou prend du retard se range ici, et attend que vous regardiez.</translation>
    </message>
    <message>
        <source>Nothing is due and nothing is late</source>
        <translation>Rien n’arrive à échéance et rien n’est en retard</translation>
    </message>
    <message>
        <source>Windows that open or pass, and long silences, will stand here.</source>
        <translation>Les fenêtres qui s’ouvrent ou passent, et les longs silences, se rangeront ici.</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Boîte de réception</translation>
    </message>
</context>
<context>
    <name>IncludesField</name>
    <message>
        <source>Flow-through units, warrants</source>
        <translation>Unités accréditives, bons de souscription</translation>
    </message>
    <message>
        <source>It is a sum of other deals, which count by themselves</source>
        <translation>C’est une somme d’autres opérations, comptées pour elles-mêmes</translation>
    </message>
    <message>
        <source>Deals that it is a sum of</source>
        <translation>Opérations dont elle est la somme</translation>
    </message>
</context>
<context>
    <name>Indicators</name>
    <message>
        <source>&amp;Periods…</source>
        <translation>&amp;Périodes…</translation>
    </message>
    <message>
        <source>&amp;Indicators</source>
        <translation>&amp;Indicateurs</translation>
    </message>
    <message>
        <source>First SMA</source>
        <translation>Première MMS</translation>
    </message>
    <message>
        <source>Second SMA</source>
        <translation>Deuxième MMS</translation>
    </message>
    <message>
        <source>Third SMA</source>
        <translation>Troisième MMS</translation>
    </message>
    <message>
        <source>EMA</source>
        <translation>MME</translation>
    </message>
    <message>
        <source>Bollinger bands</source>
        <translation>Bandes de Bollinger</translation>
    </message>
    <message>
        <source>RSI</source>
        <translation>RSI</translation>
    </message>
    <message>
        <source>ATR</source>
        <translation>ATR</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>No key fits.</source>
        <translation>Aucun raccourci ne correspond.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter the keys</source>
        <translation>Filtrer les raccourcis</translation>
    </message>
    <message>
        <source>Single letters wait while text is typed. Ctrl+K finds any command.</source>
        <translation>Les lettres seules attendent tant qu’on tape du texte. Ctrl+K trouve toute commande.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Chart, lanes: earlier, later</source>
        <translation>Graphique, couloirs&#xa0;: plus tôt, plus tard</translation>
    </message>
    <message>
        <source>Chart, lanes: closer, farther</source>
        <translation>Graphique, couloirs&#xa0;: plus près, plus loin</translation>
    </message>
    <message>
        <source>Lanes, lists: line by line</source>
        <translation>Couloirs, listes&#xa0;: ligne par ligne</translation>
    </message>
    <message>
        <source>A line: edit it</source>
        <translation>Une ligne&#xa0;: la modifier</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>A line: delete it</source>
        <translation>Une ligne&#xa0;: la supprimer</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>What can be done to it</source>
        <translation>Ce qu’on peut en faire</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Maj+F10</translation>
    </message>
    <message>
        <source>Where the focus is</source>
        <translation>Là où est le focus</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>and {count} more</source>
        <translation>et {count} de plus</translation>
    </message>
    <message>
        <source>{count} deals</source>
        <translation>{count} opérations</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>{count} notes</translation>
    </message>
    <message>
        <source>{count} done</source>
        <translation>{count} atteints</translation>
    </message>
    <message>
        <source>company</source>
        <translation>société</translation>
    </message>
    <message>
        <source>No milestones yet. Press M to add one.</source>
        <translation>Encore aucun jalon. Pressez M pour en ajouter un.</translation>
    </message>
    <message>
        <source>said {when}</source>
        <translation>dit&#xa0;: {when}</translation>
    </message>
    <message>
        <source>Financing</source>
        <translation>Finances</translation>
    </message>
    <message>
        <source>No notes yet. Press N to write the first.</source>
        <translation>Encore aucune note. Pressez N pour écrire la première.</translation>
    </message>
    <message>
        <source>No note has a day; all are in the story.</source>
        <translation>Aucune note n’a de date&#xa0;; toutes sont dans le fil.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>World</source>
        <translation>Monde</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
</context>
<context>
    <name>LanesChart</name>
    <message>
        <source>Scroll the lanes</source>
        <translation>Faire défiler les couloirs</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Couloirs</translation>
    </message>
    <message>
        <source>No company is chosen.</source>
        <translation>Aucune société n’est choisie.</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Dit</translation>
    </message>
    <message>
        <source>In these words</source>
        <translation>En ces termes</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Glissement</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>to {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>à partir du {day}</translation>
    </message>
    <message>
        <source>first</source>
        <translation>première</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Promises, oldest first</source>
        <translation>Promesses, les plus anciennes d’abord</translation>
    </message>
</context>
<context>
    <name>ListingEditing</name>
    <message>
        <source>Add a &amp;listing…</source>
        <translation>Ajouter un &amp;titre…</translation>
    </message>
    <message>
        <source>Its li&amp;stings…</source>
        <translation>Ses t&amp;itres…</translation>
    </message>
    <message>
        <source>Followed b&amp;y another listing…</source>
        <translation>Suivi &amp;par un autre titre…</translation>
    </message>
    <message>
        <source>Delete listing</source>
        <translation>Suppression du titre</translation>
    </message>
    <message>
        <source>Make listing primary</source>
        <translation>Changement de titre principal</translation>
    </message>
    <message>
        <source>Add listing</source>
        <translation>Ajout d’un titre</translation>
    </message>
    <message>
        <source>Change listing</source>
        <translation>Modification du titre</translation>
    </message>
    <message>
        <source>Link listings</source>
        <translation>Enchaînement de titres</translation>
    </message>
</context>
<context>
    <name>ListingForm</name>
    <message>
        <source>Add a listing</source>
        <translation>Ajouter un titre</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Add listing</source>
        <translation>Ajouter le titre</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Primary: shown first</source>
        <translation>Principal&#xa0;: montré en premier</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>No prices are fetched from this exchange: its symbols are not known.</source>
        <translation>Aucun cours ne vient de cette bourse&#xa0;: on n’en connaît pas les symboles.</translation>
    </message>
    <message>
        <source>Name the exchange, such as TSXV</source>
        <translation>Nommez la bourse, par exemple TSXV</translation>
    </message>
    <message>
        <source>{name} may be {meanings}: type the one that is meant</source>
        <translation>{name} peut être {meanings}&#xa0;: tapez celui qui est voulu</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>Type the ticker</source>
        <translation>Tapez le symbole</translation>
    </message>
    <message>
        <source>It ends before it starts</source>
        <translation>Il finit avant de commencer</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Bourse</translation>
    </message>
    <message>
        <source>Ticker</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Suivi de</translation>
    </message>
</context>
<context>
    <name>ListingsDialog</name>
    <message>
        <source>Listings</source>
        <translation>Titres</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>Shown first</source>
        <translation>En premier</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Suivi de</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Cours</translation>
    </message>
    <message>
        <source>No listing yet. Add one, and its prices can be fetched.</source>
        <translation>Encore aucun titre. Ajoutez-en un, et ses cours pourront être récupérés.</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>Make &amp;primary</source>
        <translation>Rendre &amp;principal</translation>
    </message>
    <message>
        <source>&amp;Followed by…</source>
        <translation>S&amp;uivi de…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>● primary</source>
        <translation>● principal</translation>
    </message>
    <message>
        <source>to {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
    <message>
        <source>none stored</source>
        <translation>aucun enregistré</translation>
    </message>
</context>
<context>
    <name>LookBackStrip</name>
    <message>
        <source>Looking back</source>
        <translation>Retour en arrière</translation>
    </message>
    <message>
        <source>&amp;As of</source>
        <translation>État a&amp;u</translation>
    </message>
    <message>
        <source>Day to look back to</source>
        <translation>Jour auquel revenir</translation>
    </message>
    <message>
        <source>as &amp;recorded here</source>
        <translation>tel que &amp;noté ici</translation>
    </message>
    <message>
        <source>Only what was written down here by then, not all that was said by then</source>
        <translation>Seulement ce qui était alors noté ici, et non tout ce qui avait alors été dit</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Revenir à aujourd’hui</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Headframe</source>
        <translation>Headframe</translation>
    </message>
    <message>
        <source>%s – Headframe</source>
        <translation>%s – Headframe</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>Tout est enregistré</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Ch&amp;art</source>
        <translation>&amp;Graphique</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>&amp;Liste</translation>
    </message>
    <message>
        <source>&amp;Company</source>
        <translation>&amp;Société</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projet</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>Sais&amp;ie</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>Alle&amp;r</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>New &amp;note</source>
        <translation>Nouvelle &amp;note</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Story</source>
        <translation>&amp;Fil</translation>
    </message>
    <message>
        <source>&amp;Projects</source>
        <translation>&amp;Projets</translation>
    </message>
    <message>
        <source>&amp;Financing</source>
        <translation>Fi&amp;nancement</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Documents</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <comment>the panel</comment>
        <translation>&amp;Bilan</translation>
    </message>
    <message>
        <source>Show &amp;beside</source>
        <translation>À &amp;côté du graphique</translation>
    </message>
    <message>
        <source>&amp;Fetch its prices</source>
        <translation>Récupérer ses &amp;cours</translation>
    </message>
    <message>
        <source>Fetch &amp;all prices</source>
        <translation>Récupérer tous les c&amp;ours</translation>
    </message>
    <message>
        <source>&amp;Cancel the refresh</source>
        <translation>Ann&amp;uler la mise à jour</translation>
    </message>
    <message>
        <source>&amp;Next company</source>
        <translation>Société &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Previous company</source>
        <translation>Société &amp;précédente</translation>
    </message>
    <message>
        <source>Next &amp;event</source>
        <translation>É&amp;vénement suivant</translation>
    </message>
    <message>
        <source>Previous e&amp;vent</source>
        <translation>Événem&amp;ent précédent</translation>
    </message>
    <message>
        <source>&amp;Filter the list</source>
        <translation>&amp;Filtrer la liste</translation>
    </message>
    <message>
        <source>Find a &amp;document</source>
        <translation>Trouver un &amp;document</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>Vo&amp;let suivant</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Volet précédent</translation>
    </message>
    <message>
        <source>&amp;Search or do anything…</source>
        <translation>&amp;Rechercher ou faire…</translation>
    </message>
</context>
<context>
    <name>MeaningField</name>
    <message>
        <source>The fiscal year ends in</source>
        <translation>L’exercice finit en</translation>
    </message>
    <message>
        <source>It was said so</source>
        <translation>C’est bien ce qui a été dit</translation>
    </message>
    <message>
        <source>Such as Q1 2027, by mid-2027, late 2026 or within six months</source>
        <translation>En anglais, comme Q1 2027, by mid-2027, late 2026 ou within six months</translation>
    </message>
    <message>
        <source>Take “{words}”: {days}</source>
        <translation>Prendre «&#xa0;{words}&#xa0;»&#xa0;: {days}</translation>
    </message>
    <message>
        <source>Choose its last month</source>
        <translation>Choisissez-en le dernier mois</translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>Drag, or step with the arrow keys; Esc leaves. A drag with Shift does it too.</source>
        <translation>Glissez, ou avancez avec les flèches&#xa0;; Échap quitte. Glisser avec Maj le fait aussi.</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Mesurer</translation>
    </message>
    <message>
        <source>Next &amp;bar</source>
        <translation>&amp;Barre suivante</translation>
    </message>
    <message>
        <source>Previous ba&amp;r</source>
        <translation>B&amp;arre précédente</translation>
    </message>
</context>
<context>
    <name>MergeForm</name>
    <message>
        <source>Merge with another company</source>
        <translation>Fusionner avec une autre société</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <source>Type to find it</source>
        <translation>Tapez pour trouver</translation>
    </message>
    <message>
        <source>The same company under another name</source>
        <translation>La même société sous un autre nom</translation>
    </message>
    <message>
        <source>Ctrl+Z takes all of it back.</source>
        <translation>Ctrl+Z l’annule entièrement.</translation>
    </message>
    <message>
        <source>Choose the company that is the same one</source>
        <translation>Choisissez la société qui est la même</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Comes together</source>
        <translation>Sera réuni</translation>
    </message>
    <message>
        <source>Other names then: {names}</source>
        <translation>Autres noms alors&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Siège</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Commodities</source>
        <translation>Matières premières</translation>
    </message>
    <message>
        <source>Fiscal year ends in</source>
        <translation>L’exercice finit en</translation>
    </message>
    <message>
        <source>Listing shown first</source>
        <translation>Titre montré en premier</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>MergeSourcesForm</name>
    <message>
        <source>Merge with another source</source>
        <translation>Fusionner avec une autre source</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <source>Type to find it</source>
        <translation>Tapez pour trouver</translation>
    </message>
    <message>
        <source>the one above</source>
        <translation>celle du dessus</translation>
    </message>
    <message>
        <source>the other one</source>
        <translation>l’autre</translation>
    </message>
    <message>
        <source>The same source, entered a second time</source>
        <translation>La même source, saisie une seconde fois</translation>
    </message>
    <message>
        <source>Which title and class stay</source>
        <translation>Quels intitulé et classe restent</translation>
    </message>
    <message>
        <source>Ctrl+Z takes all of it back.</source>
        <translation>Ctrl+Z l’annule entièrement.</translation>
    </message>
    <message>
        <source>Choose the source that is the same</source>
        <translation>Choisissez la source qui est la même</translation>
    </message>
    <message>
        <source>All that rests on either will rest on the one that stays.</source>
        <translation>Tout ce qui dépend de l’une ou de l’autre dépendra de celle qui reste.</translation>
    </message>
</context>
<context>
    <name>MilestoneForm</name>
    <message>
        <source>New milestone</source>
        <translation>Nouveau jalon</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Jalon</translation>
    </message>
    <message>
        <source>Add milestone</source>
        <translation>Ajouter le jalon</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>the company itself</source>
        <translation>la société elle-même</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Which day is meant</source>
        <translation>Quel jour est visé</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>PFS results</source>
        <translation>Résultats de la préfaisabilité</translation>
    </message>
    <message>
        <source>Without words of a target it has no date yet.</source>
        <translation>Sans termes d’une cible, il n’a pas encore de date.</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>A milestone needs a name</source>
        <translation>Il faut un nom au jalon</translation>
    </message>
</context>
<context>
    <name>MilestoneTypes</name>
    <message>
        <source>Exploration drilling</source>
        <translation>Forages d’exploration</translation>
    </message>
    <message>
        <source>Resource estimate</source>
        <translation>Ressources estimées</translation>
    </message>
    <message>
        <source>PEA</source>
        <translation>Éval. préliminaire (PEA)</translation>
    </message>
    <message>
        <source>PFS</source>
        <translation>Préfaisabilité (PFS)</translation>
    </message>
    <message>
        <source>DFS</source>
        <translation>Faisabilité (DFS)</translation>
    </message>
    <message>
        <source>Technical report</source>
        <translation>Rapport technique</translation>
    </message>
    <message>
        <source>Environmental assessment</source>
        <translation>Étude d’impact</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>Permis</translation>
    </message>
    <message>
        <source>Pilot plant</source>
        <translation>Usine pilote</translation>
    </message>
    <message>
        <source>Site selection</source>
        <translation>Choix du site</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Offtake</source>
        <translation>Contrat d’enlèvement</translation>
    </message>
    <message>
        <source>Financing close</source>
        <translation>Bouclage financier</translation>
    </message>
    <message>
        <source>Final investment decision</source>
        <translation>Décision d’investir (FID)</translation>
    </message>
    <message>
        <source>Construction start</source>
        <translation>Début des travaux</translation>
    </message>
    <message>
        <source>Construction complete</source>
        <translation>Fin des travaux</translation>
    </message>
    <message>
        <source>Commissioning</source>
        <translation>Mise en service</translation>
    </message>
    <message>
        <source>First production</source>
        <translation>Première production</translation>
    </message>
    <message>
        <source>Commercial production</source>
        <translation>Production commerciale</translation>
    </message>
    <message>
        <source>Ramp-up</source>
        <translation>Montée en cadence</translation>
    </message>
    <message>
        <source>Expansion</source>
        <translation>Agrandissement</translation>
    </message>
    <message>
        <source>Supply start</source>
        <translation>Début des livraisons</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Cotation</translation>
    </message>
    <message>
        <source>Acquisition</source>
        <translation>Acquisition</translation>
    </message>
</context>
<context>
    <name>MoneyField</name>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>A currency has three letters, such as CAD</source>
        <translation>Une monnaie a trois lettres, comme CAD</translation>
    </message>
</context>
<context>
    <name>MoveMilestoneForm</name>
    <message>
        <source>Move to another project</source>
        <translation>Déplacer vers un autre projet</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>the company itself</source>
        <translation>la société elle-même</translation>
    </message>
    <message>
        <source>Its promises ({n}) go along.</source>
        <translation>Ses promesses ({n}) le suivent.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>Ctrl+Z l’annule.</translation>
    </message>
    <message>
        <source>The company has no other project</source>
        <translation>La société n’a pas d’autre projet</translation>
    </message>
</context>
<context>
    <name>MoveProjectForm</name>
    <message>
        <source>Move to another company</source>
        <translation>Déplacer vers une autre société</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Type to find it</source>
        <translation>Tapez pour trouver</translation>
    </message>
    <message>
        <source>Along go milestones {milestones}, promises {promises}, notes {notes}, financings and agreements {deals}.</source>
        <translation>Le suivent&#xa0;: jalons {milestones}, promesses {promises}, notes {notes}, financements et accords {deals}.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>Ctrl+Z l’annule.</translation>
    </message>
    <message>
        <source>Choose the company that it belongs to now</source>
        <translation>Choisissez la société à laquelle il appartient maintenant</translation>
    </message>
</context>
<context>
    <name>NameForm</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>A list needs a name</source>
        <translation>Il faut un nom à la liste</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Words of the note</source>
        <translation>Texte de la note</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves · Esc leaves it</source>
        <translation>Ctrl+Entrée enregistre · Échap abandonne</translation>
    </message>
</context>
<context>
    <name>NoteTaking</name>
    <message>
        <source>Delete note</source>
        <translation>Suppression de la note</translation>
    </message>
    <message>
        <source>Note deleted. Ctrl+Z brings it back.</source>
        <translation>Note supprimée. Ctrl+Z la ramène.</translation>
    </message>
    <message>
        <source>Move note</source>
        <translation>Déplacement de la note</translation>
    </message>
    <message>
        <source>Note moved to {day}. Ctrl+Z brings it back.</source>
        <translation>Note déplacée au {day}. Ctrl+Z la ramène.</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Ajout d’une note</translation>
    </message>
    <message>
        <source>Note added to %s</source>
        <translation>Note ajoutée à %s</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Modification de la note</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Headframe</source>
        <translation>Headframe</translation>
    </message>
    <message>
        <source>long silence</source>
        <translation>long silence</translation>
    </message>
    <message>
        <source>{first}, and {n} more are due or late</source>
        <translation>{first}, et {n} de plus, dus ou en retard</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>“{text}” is no number</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas un nombre</translation>
    </message>
    <message>
        <source>It is {n} or more</source>
        <translation>Il faut {n} ou plus</translation>
    </message>
    <message>
        <source>It is {n} or less</source>
        <translation>Il faut {n} ou moins</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Next milestone</source>
        <translation>Prochain jalon</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>Leurs termes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Glissement</translation>
    </message>
    <message>
        <source>Overdue, no answer recorded</source>
        <translation>En retard, sans réponse notée</translation>
    </message>
    <message>
        <source>Due within 90 days</source>
        <translation>Échéance sous 90 jours</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Open-ended</source>
        <translation>Fin ouverte</translation>
    </message>
    <message>
        <source>Nothing dated ahead</source>
        <translation>Rien de daté à venir</translation>
    </message>
    <message>
        <source>No stage known</source>
        <translation>Stade inconnu</translation>
    </message>
    <message>
        <source>private</source>
        <translation>non cotée</translation>
    </message>
    <message>
        <source>held</source>
        <translation>tenu</translation>
    </message>
    <message>
        <source>none recorded</source>
        <translation>aucun noté</translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>All projects</source>
        <translation>Tous les projets</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>{n} in {list}, {m} companies</source>
        <translation>{n} dans {list}, {m} sociétés</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter projects</source>
        <translation>Filtrer les projets</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Due any time</source>
        <translation>Échéances</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Due in 30 days</source>
        <translation>Sous 30 jours</translation>
    </message>
    <message>
        <source>Due in 90 days</source>
        <translation>Sous 90 jours</translation>
    </message>
    <message>
        <source>Due in a year</source>
        <translation>Sous un an</translation>
    </message>
    <message>
        <source>Slipped</source>
        <translation>Glissement</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Every type</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stade</translation>
    </message>
    <message>
        <source>Every stage</source>
        <translation>Stades</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grouper</translation>
    </message>
    <message>
        <source>Grouped by state</source>
        <translation>Par état</translation>
    </message>
    <message>
        <source>Grouped by company</source>
        <translation>Par société</translation>
    </message>
    <message>
        <source>Grouped by stage</source>
        <translation>Par stade</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Non groupés</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Trier</translation>
    </message>
    <message>
        <source>Due next first</source>
        <translation>Tri&#xa0;: échéance</translation>
    </message>
    <message>
        <source>Most slipped first</source>
        <translation>Tri&#xa0;: glissement</translation>
    </message>
    <message>
        <source>Most targets first</source>
        <translation>Tri&#xa0;: cibles</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Tri&#xa0;: projet</translation>
    </message>
    <message>
        <source>By company</source>
        <translation>Tri&#xa0;: société</translation>
    </message>
    <message>
        <source>No project in this list yet</source>
        <translation>Encore aucun projet dans cette liste</translation>
    </message>
    <message>
        <source>Press Ctrl+1 for the company, then add a project or a milestone.</source>
        <translation>Pressez Ctrl+1 pour la société, puis ajoutez un projet ou un jalon.</translation>
    </message>
    <message>
        <source>No project matches</source>
        <translation>Aucun projet ne correspond</translation>
    </message>
    <message>
        <source>All of them are hidden by the filter.</source>
        <translation>Le filtre les masque tous.</translation>
    </message>
    <message>
        <source>Range %s</source>
        <translation>Période %s</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Couloirs</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Tendance</translation>
    </message>
</context>
<context>
    <name>OverviewTable</name>
    <message>
        <source>All projects</source>
        <translation>Tous les projets</translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message>
        <source>{n} on plan</source>
        <translation>{n} dans les temps</translation>
    </message>
    <message>
        <source>{n} a day for a day</source>
        <translation>{n} un jour par jour</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing fits.</source>
        <translation>Rien ne correspond.</translation>
    </message>
    <message>
        <source>Search or do anything</source>
        <translation>Rechercher ou faire</translation>
    </message>
    <message>
        <source>Down and Up choose, Enter opens. &gt; lists commands only, @ companies only.</source>
        <translation>Bas et Haut choisissent, Entrée ouvre. &gt; ne liste que les commandes, @ que les sociétés.</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Ce qui correspond</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>move</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvrir</translation>
    </message>
    <message>
        <source>commands only</source>
        <translation>commandes seules</translation>
    </message>
    <message>
        <source>companies only</source>
        <translation>sociétés seules</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Take the rare-earth starter</source>
        <translation>Prendre la liste des terres rares</translation>
    </message>
    <message>
        <source>No company yet</source>
        <translation>Encore aucune société</translation>
    </message>
    <message>
        <source>No company in this list</source>
        <translation>Aucune société dans cette liste</translation>
    </message>
    <message>
        <source>The price and the promises of a company stand here.</source>
        <translation>Le cours et les promesses d’une société s’affichent ici.</translation>
    </message>
    <message>
        <source>Beside the chart</source>
        <translation>À côté du graphique</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Financing</source>
        <translation>Financement</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bilan</translation>
    </message>
</context>
<context>
    <name>PartRow</name>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Remove the part</source>
        <translation>Retirer la composante</translation>
    </message>
    <message>
        <source>Part {n}: kind</source>
        <translation>Composante {n}&#xa0;: type</translation>
    </message>
    <message>
        <source>Part {n}: amount</source>
        <translation>Composante {n}&#xa0;: montant</translation>
    </message>
    <message>
        <source>Part {n}: currency</source>
        <translation>Composante {n}&#xa0;: monnaie</translation>
    </message>
    <message>
        <source>Part {n}: from</source>
        <translation>Composante {n}&#xa0;: de</translation>
    </message>
    <message>
        <source>Part {n}: {act}</source>
        <translation>Composante {n}&#xa0;: {act}</translation>
    </message>
    <message>
        <source>A part needs a kind</source>
        <translation>Il faut un type à la composante</translation>
    </message>
    <message>
        <source>A part needs an amount</source>
        <translation>Il faut un montant à la composante</translation>
    </message>
</context>
<context>
    <name>PartsField</name>
    <message>
        <source>Add a part</source>
        <translation>Ajouter une composante</translation>
    </message>
</context>
<context>
    <name>PeriodsForm</name>
    <message>
        <source>Periods of the indicators</source>
        <translation>Périodes des indicateurs</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Days with a trade, whatever the chart gathers them into.</source>
        <translation>Jours de bourse, quelle que soit la période des barres du graphique.</translation>
    </message>
    <message>
        <source>A whole number of days is needed</source>
        <translation>Il faut un nombre entier de jours</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Pictures (*.png);;Vector pictures (*.svg);;Documents (*.pdf)</source>
        <translation>Images (*.png);;Images vectorielles (*.svg);;Documents (*.pdf)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>Saved %s</source>
        <translation>Enregistré&#xa0;: %s</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Image copiée</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>Envoyé à l’imprimante</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>“{text}” is no place; write it as 54°31′N 122°4′W or 54.52, −122.07</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas un lieu&#xa0;; écrivez-le comme 54°31′N 122°4′W ou 54.52, −122.07</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Changes when this dialog is closed. What is not translated yet stays in English.</source>
        <translation>Change à la fermeture de cette fenêtre. Ce qui n’est pas encore traduit reste en anglais.</translation>
    </message>
    <message>
        <source>Days and numbers</source>
        <translation>Dates et nombres</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>2026-11-23 is understood wherever a day is typed.</source>
        <translation>2026-11-23 est compris partout où l’on tape une date.</translation>
    </message>
    <message>
        <source>23 Nov 2026</source>
        <translation>23 nov. 2026</translation>
    </message>
    <message>
        <source>Nov 23, 2026</source>
        <translation>nov. 23, 2026</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>First day of the week</source>
        <translation>Premier jour de la semaine</translation>
    </message>
    <message>
        <source>In calendars, and where a week of prices begins.</source>
        <translation>Dans les calendriers, et là où commence une semaine de cours.</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Lundi</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Mardi</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Mercredi</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Jeudi</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Vendredi</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Samedi</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Dimanche</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Cours</translation>
    </message>
    <message>
        <source>Offline: make no request at all</source>
        <translation>Hors ligne&#xa0;: ne faire aucune requête</translation>
    </message>
    <message>
        <source>The window then asks nobody for anything, whatever is pressed.</source>
        <translation>La fenêtre ne demande alors rien à personne, quoi qu’on presse.</translation>
    </message>
    <message>
        <source>Headframe may fetch prices from Yahoo Finance</source>
        <translation>Headframe peut récupérer les cours chez Yahoo Finance</translation>
    </message>
    <message>
        <source>Yahoo then learns which listings you follow, and nothing else.</source>
        <translation>Yahoo apprend alors quels titres vous suivez, et rien d’autre.</translation>
    </message>
    <message>
        <source>Fetch when the program starts</source>
        <translation>Récupérer au démarrage</translation>
    </message>
    <message>
        <source>Fetch by itself</source>
        <translation>Récupération automatique</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Every 15 minutes</source>
        <translation>Toutes les 15 minutes</translation>
    </message>
    <message>
        <source>Every 30 minutes</source>
        <translation>Toutes les 30 minutes</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>Toutes les heures</translation>
    </message>
    <message>
        <source>Every 2 hours</source>
        <translation>Toutes les 2 heures</translation>
    </message>
    <message>
        <source>Every 4 hours</source>
        <translation>Toutes les 4 heures</translation>
    </message>
    <message>
        <source>Every 12 hours</source>
        <translation>Toutes les 12 heures</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Back up once a day</source>
        <translation>Sauvegarder une fois par jour</translation>
    </message>
    <message>
        <source>While the window is open. All of two days stay, then one a day for a week, one a week for a month, and one a month.</source>
        <translation>Tant que la fenêtre est ouverte. Toutes celles de deux jours restent, puis une par jour pendant une semaine, une par semaine pendant un mois, et une par mois.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Empty: a folder named backups beside the database. A folder on another disk outlives this one.</source>
        <translation>Vide&#xa0;: un dossier nommé backups à côté de la base. Un dossier sur un autre disque survit à celui-ci.</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Boîte de réception</translation>
    </message>
    <message>
        <source>Tell the system when something becomes due or late</source>
        <translation>Prévenir le système quand quelque chose arrive à échéance ou prend du retard</translation>
    </message>
    <message>
        <source>One quiet notice by the system; without it, only the inbox counts.</source>
        <translation>Un seul avis discret du système&#xa0;; sans cela, seule la boîte de réception compte.</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>What &amp;date words mean…</source>
        <translation>Ce que veulent dire les &amp;mots de date…</translation>
    </message>
    <message>
        <source>Promises are being read again; wait for the end</source>
        <translation>Les promesses sont en cours de relecture&#xa0;; attendez la fin</translation>
    </message>
    <message>
        <source>Reading promises again…</source>
        <translation>Relecture des promesses…</translation>
    </message>
    <message>
        <source>Change date words</source>
        <translation>Changement des mots de date</translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) mean(s) other days now</source>
        <translation>
            <numerusform>%n promesse désigne maintenant d’autres jours</numerusform>
            <numerusform>%n promesses désignent maintenant d’autres jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read and stay(s)</source>
        <translation>
            <numerusform>%n n’a pas pu être lue et reste</numerusform>
            <numerusform>%n n’ont pas pu être lues et restent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Restore defaults of this page</source>
        <translation>Rétablir les valeurs de cette page</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>For example: {day} · {number} · {percent}</source>
        <translation>Par exemple&#xa0;: {day} · {number} · {percent}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>Rechercher dans les préférences</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>PriceChart</name>
    <message>
        <source>no trades · {days}</source>
        <translation>aucun échange · {days}</translation>
    </message>
    <message>
        <source>SMA {days}</source>
        <translation>MMS {days}</translation>
    </message>
    <message>
        <source>EMA {days}</source>
        <translation>MME {days}</translation>
    </message>
    <message>
        <source>Bollinger {days}</source>
        <translation>Bollinger {days}</translation>
    </message>
    <message>
        <source>RSI {days}</source>
        <translation>RSI {days}</translation>
    </message>
    <message>
        <source>ATR {days}</source>
        <translation>ATR {days}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} à {last}</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>no price near</source>
        <translation>aucun cours proche</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Séances</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>{day} to today</source>
        <translation>{day} à aujourd’hui</translation>
    </message>
    <message>
        <source>No prices stored</source>
        <translation>Aucun cours enregistré</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Flags, lanes and notes do not need them.</source>
        <translation>Repères, couloirs et notes s’en passent.</translation>
    </message>
    <message>
        <source>No listing, so no prices</source>
        <translation>Aucun titre, donc pas de cours</translation>
    </message>
    <message>
        <source>No prices stored for {listing}</source>
        <translation>Aucun cours enregistré pour {listing}</translation>
    </message>
    <message>
        <source>Fetch prices</source>
        <translation>Récupérer les cours</translation>
    </message>
    <message>
        <source>Price of {listing}</source>
        <translation>Cours de {listing}</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Cours</translation>
    </message>
    <message>
        <source>No prices stored.</source>
        <translation>Aucun cours enregistré.</translation>
    </message>
    <message>
        <source>{count} bars to {day}, last {price}.</source>
        <translation>{count} barres jusqu’au {day}, dernier {price}.</translation>
    </message>
    <message>
        <source>Shown: {first} to {last}.</source>
        <translation>Affiché&#xa0;: du {first} au {last}.</translation>
    </message>
    <message>
        <source>Compared: {names}.</source>
        <translation>Comparés&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Indicators: {names}.</source>
        <translation>Indicateurs&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{value} (no room for its pane)</source>
        <translation>{value} (pas de place pour son volet)</translation>
    </message>
    <message>
        <source>{change} since {day}</source>
        <translation>{change} depuis {day}</translation>
    </message>
    <message>
        <source>Flags: {flags}.</source>
        <translation>Repères&#xa0;: {flags}.</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>repères</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>volume</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>pas de cours</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>inachevé</translation>
    </message>
    <message>
        <source>no trade, price carried on</source>
        <translation>aucun échange, cours reporté</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>H</source>
        <translation>H</translation>
    </message>
    <message>
        <source>L</source>
        <translation>B</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Vol</source>
        <translation>Vol</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>Par semaine</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>Par mois</translation>
    </message>
    <message>
        <source>Quarterly</source>
        <translation>Par trimestre</translation>
    </message>
    <message>
        <source>Yearly</source>
        <translation>Par an</translation>
    </message>
    <message>
        <source>week of {day}</source>
        <translation>semaine du {day}</translation>
    </message>
    <message>
        <source>{number} bn</source>
        <translation>{number} Md</translation>
    </message>
    <message>
        <source>{number} M</source>
        <translation>{number} M</translation>
    </message>
    <message>
        <source>{number} k</source>
        <translation>{number} k</translation>
    </message>
    <message>
        <source>Today {day}</source>
        <translation>Aujourd’hui {day}</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>Au {day}</translation>
    </message>
    <message>
        <source>{older}, from {day} {newer}</source>
        <translation>{older}, à partir du {day} {newer}</translation>
    </message>
</context>
<context>
    <name>PriceRefresh</name>
    <message>
        <source>nothing is fetched; Preferences ▸ Prices ends that</source>
        <translation>rien n’est récupéré&#xa0;; Préférences ▸ Cours y met fin</translation>
    </message>
    <message>
        <source>Refreshing prices</source>
        <translation>Mise à jour des cours</translation>
    </message>
    <message>
        <source>prices stored for %s of %s listings</source>
        <translation>cours enregistrés pour %s titres sur %s</translation>
    </message>
    <message>
        <source>{facts}, the newest of {day}</source>
        <translation>{facts}, le plus récent du {day}</translation>
    </message>
    <message>
        <source>Read-only: what you change can&apos;t be saved</source>
        <translation>Lecture seule&#xa0;: vos changements ne peuvent pas être enregistrés</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>no listing yet</source>
        <translation>aucun titre pour l’instant</translation>
    </message>
    <message>
        <source>no prices fetched yet</source>
        <translation>aucun cours récupéré pour l’instant</translation>
    </message>
    <message>
        <source>Offline by choice</source>
        <translation>Hors ligne par choix</translation>
    </message>
    <message>
        <source>%s of %s</source>
        <translation>%s sur %s</translation>
    </message>
    <message>
        <source>the refresh was stopped</source>
        <translation>la mise à jour a été arrêtée</translation>
    </message>
    <message>
        <source>%s of %s listings up to date</source>
        <translation>%s titres à jour sur %s</translation>
    </message>
    <message>
        <source>Refresh cancelled</source>
        <translation>Mise à jour annulée</translation>
    </message>
    <message>
        <source>old prices kept</source>
        <translation>anciens cours conservés</translation>
    </message>
    <message>
        <source>{facts} · {listing}: the source names {currency} on {exchange}</source>
        <translation>{facts} · {listing}&#xa0;: la source dit {currency}, sur {exchange}</translation>
    </message>
    <message>
        <source>{facts} · {count} are another line at the source, see Details</source>
        <translation>{facts} · {count} sont un autre titre à la source, voir Détails</translation>
    </message>
    <message>
        <source>an exchange without a name</source>
        <translation>une bourse sans nom</translation>
    </message>
    <message>
        <source>Rate-limited</source>
        <translation>Requêtes limitées</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>%s answered badly</source>
        <translation>%s&#xa0;: mauvaise réponse</translation>
    </message>
    <message>
        <source>%s not found at the source</source>
        <translation>%s&#xa0;: introuvable à la source</translation>
    </message>
    <message>
        <source>%s without prices</source>
        <translation>%s sans cours</translation>
    </message>
    <message>
        <source>Prices refreshed</source>
        <translation>Cours mis à jour</translation>
    </message>
    <message>
        <source>Rate-limited until {time}</source>
        <translation>Requêtes limitées jusqu’à {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s)</source>
        <translation>
            <numerusform>%n titre</numerusform>
            <numerusform>%n titres</numerusform>
        </translation>
    </message>
    <message>
        <source>The refresh failed</source>
        <translation>La mise à jour a échoué</translation>
    </message>
</context>
<context>
    <name>PriceStates</name>
    <message>
        <source>&amp;State of the prices…</source>
        <translation>État &amp;des cours…</translation>
    </message>
</context>
<context>
    <name>Prices</name>
    <message>
        <source>up to date</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>up to date, nothing new</source>
        <translation>à jour, rien de nouveau</translation>
    </message>
    <message>
        <source>up to date, old days revised</source>
        <translation>à jour, d’anciens jours révisés</translation>
    </message>
    <message>
        <source>up to date, all of it restated</source>
        <translation>à jour, tout a été retraité</translation>
    </message>
    <message>
        <source>rate-limited, old prices kept</source>
        <translation>requêtes limitées, anciens cours conservés</translation>
    </message>
    <message>
        <source>not reached, old prices kept</source>
        <translation>injoignable, anciens cours conservés</translation>
    </message>
    <message>
        <source>not found at the source, old prices kept</source>
        <translation>introuvable à la source, anciens cours conservés</translation>
    </message>
    <message>
        <source>without prices at the source, old ones kept</source>
        <translation>sans cours à la source, anciens conservés</translation>
    </message>
    <message>
        <source>answered badly, old prices kept</source>
        <translation>mauvaise réponse, anciens cours conservés</translation>
    </message>
    <message>
        <source>a price is missing</source>
        <translation>un cours manque</translation>
    </message>
    <message>
        <source>a price is not above zero</source>
        <translation>un cours n’est pas au-dessus de zéro</translation>
    </message>
    <message>
        <source>too large to be true</source>
        <translation>trop grand pour être vrai</translation>
    </message>
    <message>
        <source>the high lies below the low</source>
        <translation>le haut est sous le bas</translation>
    </message>
    <message>
        <source>the open or close is not between high and low</source>
        <translation>l’ouverture ou la clôture n’est pas entre le haut et le bas</translation>
    </message>
    <message>
        <source>a volume below zero</source>
        <translation>un volume sous zéro</translation>
    </message>
    <message>
        <source>a day that is yet to come</source>
        <translation>un jour encore à venir</translation>
    </message>
    <message>
        <source>about a hundred times too much or too little</source>
        <translation>environ cent fois trop ou trop peu</translation>
    </message>
    <message>
        <source>before or after a split, in the other unit</source>
        <translation>avant ou après un fractionnement, dans l’autre unité</translation>
    </message>
    <message>
        <source>a large dividend that the price knows nothing of</source>
        <translation>un gros dividende dont le cours ne sait rien</translation>
    </message>
    <message>
        <source>a dividend that is there twice</source>
        <translation>un dividende présent deux fois</translation>
    </message>
    <message>
        <source>a split that was not applied</source>
        <translation>un fractionnement non appliqué</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>barre</translation>
    </message>
    <message>
        <source>dividend</source>
        <translation>dividende</translation>
    </message>
    <message>
        <source>split</source>
        <translation>fractionnement</translation>
    </message>
    <message>
        <source>{kind}: {reason}</source>
        <translation>{kind}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>{minutes} min ago</source>
        <translation>il y a {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h ago</source>
        <translation>il y a {hours} h</translation>
    </message>
    <message>
        <source>{days} ago</source>
        <translation>il y a {days}</translation>
    </message>
</context>
<context>
    <name>PricesDialog</name>
    <message>
        <source>State of the prices</source>
        <translation>État des cours</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Prices to</source>
        <translation>Cours au</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>No listing yet.</source>
        <translation>Encore aucun titre.</translation>
    </message>
    <message>
        <source>Log of the chosen listing</source>
        <translation>Journal du titre choisi</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>&amp;Récupérer</translation>
    </message>
    <message>
        <source>F&amp;ollowed by…</source>
        <translation>S&amp;uivi de…</translation>
    </message>
    <message>
        <source>Yahoo wants no requests until {time}.</source>
        <translation>Yahoo ne veut pas de requêtes jusqu’à {time}.</translation>
    </message>
    <message>
        <source>Never asked for.</source>
        <translation>Jamais demandé.</translation>
    </message>
    <message>
        <source>Not believed, and neither drawn nor counted:</source>
        <translation>Jugés faux, ni tracés ni comptés&#xa0;:</translation>
    </message>
    <message>
        <source>none stored</source>
        <translation>aucun enregistré</translation>
    </message>
    <message>
        <source>exchange rate</source>
        <translation>taux de change</translation>
    </message>
    <message>
        <source>sample, never fetched</source>
        <translation>échantillon, jamais récupéré</translation>
    </message>
    <message>
        <source>never fetched</source>
        <translation>jamais récupéré</translation>
    </message>
    <message numerus="yes">
        <source>not found at the source on %n day(s)</source>
        <translation>
            <numerusform>introuvable à la source pendant %n jour</numerusform>
            <numerusform>introuvable à la source pendant %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}; renamed?</source>
        <translation>{state}&#xa0;; renommé&#xa0;?</translation>
    </message>
    <message>
        <source>{state} · another line at the source?</source>
        <translation>{state} · un autre titre à la source&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not believed</source>
        <translation>
            <numerusform>%n ligne mise en doute</numerusform>
            <numerusform>%n lignes mises en doute</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>{count} nouveaux</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>{count} changés</translation>
    </message>
    <message>
        <source>{count} set aside</source>
        <translation>{count} écartés</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Restored. Before: %s</source>
        <translation>Restaurée. L’ancienne&#xa0;: %s</translation>
    </message>
    <message>
        <source>It is open in another window, which is in front now</source>
        <translation>Elle est ouverte dans une autre fenêtre, maintenant au premier plan</translation>
    </message>
</context>
<context>
    <name>ProjectEditing</name>
    <message>
        <source>New &amp;project…</source>
        <translation>Nouveau &amp;projet…</translation>
    </message>
    <message>
        <source>New &amp;milestone…</source>
        <translation>Nouveau &amp;jalon…</translation>
    </message>
    <message>
        <source>&amp;Revise a target…</source>
        <translation>&amp;Réviser une cible…</translation>
    </message>
    <message>
        <source>Mark as &amp;done…</source>
        <translation>Marquer comme &amp;atteint…</translation>
    </message>
    <message>
        <source>&amp;Suspended, cancelled or superseded…</source>
        <translation>&amp;Suspendu, annulé ou remplacé…</translation>
    </message>
    <message>
        <source>Planned &amp;again</source>
        <translation>De &amp;nouveau prévu</translation>
    </message>
    <message>
        <source>Mo&amp;ve to another project…</source>
        <translation>&amp;Déplacer vers un autre projet…</translation>
    </message>
    <message>
        <source>Move the project to another &amp;company…</source>
        <translation>Déplacer le projet vers une autre s&amp;ociété…</translation>
    </message>
    <message>
        <source>Promise recorded in &amp;error, or not…</source>
        <translation>Promesse&#xa0;: &amp;erreur de saisie, ou non…</translation>
    </message>
    <message>
        <source>New milestone</source>
        <translation>Nouveau jalon</translation>
    </message>
    <message>
        <source>Add promise</source>
        <translation>Ajout d’une promesse</translation>
    </message>
    <message>
        <source>Promise added; what was said before stays.</source>
        <translation>Promesse ajoutée&#xa0;; ce qui a été dit avant reste.</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>Marquage comme atteint</translation>
    </message>
    <message>
        <source>Suspend, cancel or supersede</source>
        <translation>Suspension, annulation ou remplacement</translation>
    </message>
    <message>
        <source>Planned again</source>
        <translation>De nouveau prévu</translation>
    </message>
    <message>
        <source>Move milestone</source>
        <translation>Déplacement du jalon</translation>
    </message>
    <message>
        <source>Move project</source>
        <translation>Déplacement du projet</translation>
    </message>
    <message>
        <source>Count the promise again</source>
        <translation>Promesse de nouveau comptée</translation>
    </message>
    <message>
        <source>Recorded in error</source>
        <translation>Marquée comme erreur de saisie</translation>
    </message>
    <message>
        <source>The promise is kept and no longer counted.</source>
        <translation>La promesse est gardée et ne compte plus.</translation>
    </message>
    <message>
        <source>Change milestone</source>
        <translation>Modification du jalon</translation>
    </message>
    <message>
        <source>Promises stay. Undo takes back a new one; mark an old one as an error.</source>
        <translation>Les promesses restent. Annuler en retire une nouvelle&#xa0;; marquez une ancienne comme erreur de saisie.</translation>
    </message>
    <message>
        <source>Delete milestone</source>
        <translation>Suppression du jalon</translation>
    </message>
    <message>
        <source>Its promises ({n}) go with it.</source>
        <translation>Ses promesses ({n}) disparaissent avec lui.</translation>
    </message>
    <message>
        <source>With it go milestones {milestones}, promises {promises}. Notes ({notes}), financings and agreements ({deals}) stay with the company.</source>
        <translation>Disparaissent avec lui&#xa0;: jalons {milestones}, promesses {promises}. Notes ({notes}), financements et accords ({deals}) restent à la société.</translation>
    </message>
    <message>
        <source>Delete project</source>
        <translation>Suppression du projet</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Nouveau projet</translation>
    </message>
    <message>
        <source>Change project</source>
        <translation>Modification du projet</translation>
    </message>
</context>
<context>
    <name>ProjectForm</name>
    <message>
        <source>New project</source>
        <translation>Nouveau projet</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Add project</source>
        <translation>Ajouter le projet</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>A project needs a name</source>
        <translation>Il faut un nom au projet</translation>
    </message>
    <message>
        <source>Which stage was it in on that day?</source>
        <translation>À quel stade était-il ce jour-là&#xa0;?</translation>
    </message>
    <message>
        <source>{stage} ({n} of {count})</source>
        <translation>{stage} ({n} sur {count})</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Other names, one on each line</source>
        <translation>Autres noms, un par ligne</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stade</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Stage as of</source>
        <translation>Stade au</translation>
    </message>
    <message>
        <source>Owners over time</source>
        <translation>Propriétaires dans le temps</translation>
    </message>
    <message>
        <source>Steps of the chain</source>
        <translation>Étapes de la chaîne</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Latitude and longitude</source>
        <translation>Latitude et longitude</translation>
    </message>
    <message>
        <source>Where the place was read</source>
        <translation>Où le lieu a été lu</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>{name} itself</source>
        <translation>{name} même</translation>
    </message>
    <message>
        <source>No milestone yet: M writes the first.</source>
        <translation>Encore aucun jalon&#xa0;: M écrit le premier.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stade</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chaîne</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Aussi</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>À noter</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>état&#xa0;: {day}</translation>
    </message>
    <message>
        <source>step {n} of {count}</source>
        <translation>étape {n} sur {count}</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>depuis {day}</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>done {day}</source>
        <translation>atteint&#xa0;: {day}</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>par {name}</translation>
    </message>
    <message>
        <source>{n} promises</source>
        <translation>{n} promesses</translation>
    </message>
    <message>
        <source>said {day}</source>
        <translation>dit&#xa0;: {day}</translation>
    </message>
    <message>
        <source>recorded in error, not counted</source>
        <translation>saisie par erreur, non comptée</translation>
    </message>
    <message>
        <source>Source: {title}</source>
        <translation>Source&#xa0;: {title}</translation>
    </message>
</context>
<context>
    <name>ProjectsPanel</name>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Nouveau projet</translation>
    </message>
    <message>
        <source>No project yet</source>
        <translation>Encore aucun projet</translation>
    </message>
    <message>
        <source>A mine or a plant is what promises are about. M writes one of the company.</source>
        <translation>Les promesses portent sur une mine ou une usine. M en écrit une de la société.</translation>
    </message>
    <message>
        <source>Projects and their milestones</source>
        <translation>Les projets et leurs jalons</translation>
    </message>
    <message>
        <source>New milestone</source>
        <translation>Nouveau jalon</translation>
    </message>
</context>
<context>
    <name>Promise</name>
    <message>
        <source>Q1 2027</source>
        <translation>Q1 2027</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>Dans leurs termes</translation>
    </message>
    <message>
        <source>Means from</source>
        <translation>Signifie du</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
    <message>
        <source>Said on</source>
        <translation>Dit le</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Dit par</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>A promise needs the words in which it was given</source>
        <translation>Il faut à une promesse les termes dans lesquels elle a été faite</translation>
    </message>
    <message>
        <source>It ends before it starts</source>
        <translation>Elle finit avant de commencer</translation>
    </message>
    <message>
        <source>Nothing can have been said after today</source>
        <translation>Rien ne peut avoir été dit après aujourd’hui</translation>
    </message>
    <message>
        <source>Say whether it was said so, or correct it</source>
        <translation>Dites si c’est bien ce qui a été dit, ou corrigez</translation>
    </message>
    <message>
        <source>kept with {company} from now on</source>
        <translation>gardé désormais pour {company}</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>Fixée à la main</translation>
    </message>
    <message>
        <source>The words are kept as they were said.</source>
        <translation>Les mots sont gardés tels qu’ils ont été dits.</translation>
    </message>
    <message>
        <source>The ends below were set by hand.</source>
        <translation>Les bornes ci-dessous ont été fixées à la main.</translation>
    </message>
    <message>
        <source>Take what the words mean</source>
        <translation>Prendre ce que disent les mots</translation>
    </message>
</context>
<context>
    <name>PromiseForm</name>
    <message>
        <source>Revise a target</source>
        <translation>Réviser une cible</translation>
    </message>
    <message>
        <source>Add promise</source>
        <translation>Ajouter la promesse</translation>
    </message>
    <message>
        <source>names a time</source>
        <translation>donne une date</translation>
    </message>
    <message>
        <source>takes the time back</source>
        <translation>retire la date</translation>
    </message>
    <message>
        <source>is about something else now</source>
        <translation>porte maintenant sur autre chose</translation>
    </message>
    <message>
        <source>The promise</source>
        <translation>La promesse</translation>
    </message>
    <message>
        <source>Reason given, if any</source>
        <translation>Raison donnée, s’il y en a</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Promise {n}. What was said before stays.</source>
        <translation>Promesse {n}. Ce qui a été dit avant reste.</translation>
    </message>
    <message>
        <source>It names a time: nothing is taken back</source>
        <translation>Elle donne une date&#xa0;: rien n’est retiré</translation>
    </message>
</context>
<context>
    <name>PromisePicture</name>
    <message>
        <source>{name}: {n} promises</source>
        <translation>{name}&#xa0;: {n} promesses</translation>
    </message>
    <message>
        <source>{name}: {n} promises, then done</source>
        <translation>{name}&#xa0;: {n} promesses, puis fait</translation>
    </message>
    <message>
        <source>Said {day}: {words}</source>
        <translation>Dit ({day})&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Done {day}</source>
        <translation>Atteint&#xa0;: {day}</translation>
    </message>
</context>
<context>
    <name>QuickNote</name>
    <message>
        <source>Add a note…</source>
        <translation>Ajouter une note…</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>Enter saves, Escape keeps what is typed</source>
        <translation>Entrée enregistre, Échap garde ce qui est tapé</translation>
    </message>
</context>
<context>
    <name>RateEditing</name>
    <message>
        <source>E&amp;xchange rates…</source>
        <translation>Tau&amp;x de change…</translation>
    </message>
    <message>
        <source>Keep exchange rate</source>
        <translation>Ajout d’un taux de change</translation>
    </message>
    <message>
        <source>Delete exchange rate</source>
        <translation>Suppression du taux de change</translation>
    </message>
</context>
<context>
    <name>RateForm</name>
    <message>
        <source>Keep an exchange rate</source>
        <translation>Suivre un taux de change</translation>
    </message>
    <message>
        <source>Keep and fetch</source>
        <translation>Suivre et récupérer</translation>
    </message>
    <message>
        <source>One unit of</source>
        <translation>Une unité de</translation>
    </message>
    <message>
        <source>Costs how many</source>
        <translation>Coûte combien de</translation>
    </message>
    <message>
        <source>It serves both ways.</source>
        <translation>Il sert dans les deux sens.</translation>
    </message>
    <message>
        <source>A currency has three letters, such as CAD</source>
        <translation>Une monnaie a trois lettres, comme CAD</translation>
    </message>
    <message>
        <source>Choose two different currencies</source>
        <translation>Choisissez deux monnaies différentes</translation>
    </message>
</context>
<context>
    <name>RatesDialog</name>
    <message>
        <source>Exchange rates</source>
        <translation>Taux de change</translation>
    </message>
    <message>
        <source>Prices are shown in another currency by these, as far as they reach.</source>
        <translation>Les cours sont montrés dans une autre monnaie par ceux-ci, aussi loin qu’ils vont.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Clôtures</translation>
    </message>
    <message>
        <source>Fetched</source>
        <translation>Récupéré</translation>
    </message>
    <message>
        <source>No rate yet. Add one, and prices can be shown in another currency.</source>
        <translation>Encore aucun taux. Ajoutez-en un, et les cours pourront être montrés dans une autre monnaie.</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>&amp;Récupérer</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>encore aucune</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} à {last}</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>{pace} days moved per day, {first} to {last}</source>
        <translation>{pace} jours de décalage par jour, du {first} au {last}</translation>
    </message>
    <message>
        <source>No promise is recorded yet. Press M to add a milestone.</source>
        <translation>Encore aucune promesse notée. Pressez M pour ajouter un jalon.</translation>
    </message>
    <message>
        <source>{met} of {n} first windows met.</source>
        <translation>Premières fenêtres tenues&#xa0;: {met} sur {n}.</translation>
    </message>
    <message>
        <source>No first window is decided yet.</source>
        <translation>Aucune première fenêtre n’est encore jugée.</translation>
    </message>
    <message>
        <source>1 is over, and nothing later is known.</source>
        <translation>Passée sans rien de plus récent&#xa0;: 1.</translation>
    </message>
    <message>
        <source>{n} are over, and nothing later is known.</source>
        <translation>Passées sans rien de plus récent&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>Fewer than {n} cases: a picture, not a rate.</source>
        <translation>Moins de {n} cas&#xa0;: une image, pas un taux.</translation>
    </message>
    <message>
        <source>Nothing was promised for this milestone.</source>
        <translation>Rien n’a été promis pour ce jalon.</translation>
    </message>
    <message>
        <source>First promised: {words}.</source>
        <translation>D’abord promis&#xa0;: {words}.</translation>
    </message>
    <message>
        <source>Last word: {words}.</source>
        <translation>Dernière parole&#xa0;: {words}.</translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation>Pas de réponse.</translation>
    </message>
    <message>
        <source>target given</source>
        <translation>cible donnée</translation>
    </message>
    <message>
        <source>targets given</source>
        <translation>cibles données</translation>
    </message>
    <message>
        <source>{kept} of {n}</source>
        <translation>{kept} sur {n}</translation>
    </message>
    <message>
        <source>closed windows met</source>
        <translation>fenêtres closes tenues</translation>
    </message>
    <message>
        <source>moved so far</source>
        <translation>de décalage à ce jour</translation>
    </message>
    <message>
        <source>first window to done</source>
        <translation>de la 1re fenêtre à l’atteinte</translation>
    </message>
    <message>
        <source>overdue, no answer</source>
        <translation>en retard, sans réponse</translation>
    </message>
    <message>
        <source>to go</source>
        <translation>restants</translation>
    </message>
    <message>
        <source>first windows met</source>
        <translation>premières fenêtres tenues</translation>
    </message>
    <message>
        <source>median move, n {n}</source>
        <translation>décalage médian, n {n}</translation>
    </message>
    <message>
        <source>promises a milestone, n {n}</source>
        <translation>promesses par jalon, n {n}</translation>
    </message>
    <message>
        <source>mean, done too late, n {n}</source>
        <translation>retard moyen, n {n}</translation>
    </message>
    <message>
        <source>done {day}</source>
        <translation>atteint&#xa0;: {day}</translation>
    </message>
    <message>
        <source>{percent} % late</source>
        <translation>{percent}&#xa0;% en retard</translation>
    </message>
    <message>
        <source>{percent} % longer than planned</source>
        <translation>{percent}&#xa0;% plus long que prévu</translation>
    </message>
    <message>
        <source>{n} projects over US$1 bn</source>
        <translation>{n} projets de plus d’un milliard US$</translation>
    </message>
    <message>
        <source>large projects</source>
        <translation>grands projets</translation>
    </message>
    <message>
        <source>{publisher} {year}, {what}, in construction</source>
        <translation>{publisher} {year}, {what}, en construction</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Record</source>
        <translation>Bilan</translation>
    </message>
    <message>
        <source>Whose record</source>
        <translation>Bilan de qui</translation>
    </message>
    <message>
        <source>Show trend</source>
        <translation>Voir la tendance</translation>
    </message>
    <message>
        <source>First windows missed</source>
        <translation>Premières fenêtres manquées</translation>
    </message>
    <message>
        <source>What others measured</source>
        <translation>Ce que d’autres ont mesuré</translation>
    </message>
</context>
<context>
    <name>RenameForm</name>
    <message>
        <source>Rename the company</source>
        <translation>Renommer la société</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Keep “{name}” as another name</source>
        <translation>Garder «&#xa0;{name}&#xa0;» comme autre nom</translation>
    </message>
    <message>
        <source>A company needs a name</source>
        <translation>Il faut un nom à la société</translation>
    </message>
</context>
<context>
    <name>RestForm</name>
    <message>
        <source>Where it was read</source>
        <translation>Où cela a été lu</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Source of its end</source>
        <translation>Source de sa fin</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Empty it to say that none is known.</source>
        <translation>Videz-la pour dire qu’on n’en connaît pas.</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>The backup takes the place of the database. What is there now is kept beside it, under a name of its own.</source>
        <translation>La sauvegarde prend la place de la base. Ce qui s’y trouve maintenant est gardé à côté, sous un autre nom.</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Faite le</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>There is no backup in %s yet.</source>
        <translation>Il n’y a pas encore de sauvegarde dans %s.</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurer</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>&amp;Choisir un fichier…</translation>
    </message>
</context>
<context>
    <name>RowsDialog</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search these rows</source>
        <translation>Rechercher dans ces lignes</translation>
    </message>
    <message>
        <source>Nothing fits “{text}”.</source>
        <translation>Rien ne correspond à «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>due within {days} d</source>
        <translation>échéance sous {days} j</translation>
    </message>
    <message>
        <source>every company</source>
        <translation>toutes les sociétés</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>New list by rule</source>
        <translation>Nouvelle liste par règle</translation>
    </message>
    <message>
        <source>Rule of the list</source>
        <translation>Règle de la liste</translation>
    </message>
    <message>
        <source>Add list</source>
        <translation>Ajouter la liste</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>A company is in it while it fulfils every condition that is set here.</source>
        <translation>Une société y figure tant qu’elle remplit toutes les conditions fixées ici.</translation>
    </message>
    <message>
        <source>A milestone is overdue</source>
        <translation>Un jalon est en retard</translation>
    </message>
    <message>
        <source>A list needs a name</source>
        <translation>Il faut un nom à la liste</translation>
    </message>
    <message>
        <source>1 company fulfils it.</source>
        <translation>1 société la remplit.</translation>
    </message>
    <message>
        <source>{n} companies fulfil it.</source>
        <translation>{n} sociétés la remplissent.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>A project stands at</source>
        <translation>Un projet est au stade</translation>
    </message>
    <message>
        <source>90</source>
        <translation>90</translation>
    </message>
    <message>
        <source>A milestone is due within so many days</source>
        <translation>Un jalon arrive à échéance sous tant de jours</translation>
    </message>
    <message>
        <source>The company or a project is in</source>
        <translation>La société ou un projet se trouve en</translation>
    </message>
    <message>
        <source>Canada, Chile</source>
        <translation>Canada, Chile</translation>
    </message>
    <message>
        <source>The company is after</source>
        <translation>La société cherche</translation>
    </message>
    <message>
        <source>NdPr, Dy</source>
        <translation>NdPr, Dy</translation>
    </message>
    <message>
        <source>A note has the tag</source>
        <translation>Une note a l’étiquette</translation>
    </message>
    <message>
        <source>visit, permit</source>
        <translation>visite, permis</translation>
    </message>
    <message>
        <source>Whole days, please</source>
        <translation>Des jours entiers, svp</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Search or do anything</source>
        <translation>Rechercher ou faire</translation>
    </message>
</context>
<context>
    <name>SearchedChecks</name>
    <message>
        <source>{n} of {of} chosen</source>
        <translation>{n} choisis sur {of}</translation>
    </message>
</context>
<context>
    <name>SearchedForm</name>
    <message>
        <source>Found at Yahoo Finance</source>
        <translation>Trouvé chez Yahoo Finance</translation>
    </message>
    <message>
        <source>Choose the exchange that is meant</source>
        <translation>Choisissez la bourse voulue</translation>
    </message>
    <message>
        <source>Nothing found at Yahoo Finance.</source>
        <translation>Rien trouvé chez Yahoo Finance.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Exchange that is meant</source>
        <translation>Bourse voulue</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Open a database on a server</source>
        <translation>Ouvrir une base sur un serveur</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>A PostgreSQL server, on which several people work together.</source>
        <translation>Un serveur PostgreSQL, sur lequel plusieurs personnes travaillent ensemble.</translation>
    </message>
    <message>
        <source>Encrypted, and a far server must prove itself</source>
        <translation>Chiffrée, et un serveur distant doit prouver qui il est</translation>
    </message>
    <message>
        <source>Encrypted, believed without proof</source>
        <translation>Chiffrée, sans preuve du serveur</translation>
    </message>
    <message>
        <source>Not encrypted: anybody between can read along</source>
        <translation>Non chiffrée&#xa0;: tout intermédiaire peut lire</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>The password is written down nowhere; it is asked for each time.</source>
        <translation>Le mot de passe n’est écrit nulle part&#xa0;; il est demandé chaque fois.</translation>
    </message>
    <message>
        <source>Type the server&apos;s name or address</source>
        <translation>Tapez le nom ou l’adresse du serveur</translation>
    </message>
    <message>
        <source>A port is a number up to 65535</source>
        <translation>Un port est un nombre jusqu’à 65535</translation>
    </message>
    <message>
        <source>Type the name of the database</source>
        <translation>Tapez le nom de la base</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
</context>
<context>
    <name>ShareForm</name>
    <message>
        <source>Owner&apos;s share</source>
        <translation>Part de propriété</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>{company}, the company itself</source>
        <translation>{company}, la société elle-même</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Détenteur</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Pour cent</translation>
    </message>
    <message>
        <source>Held since</source>
        <translation>Détenue depuis</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>How many per cent?</source>
        <translation>Combien pour cent&#xa0;?</translation>
    </message>
</context>
<context>
    <name>SharesField</name>
    <message>
        <source>Holder</source>
        <translation>Détenteur</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Add a share…</source>
        <translation>Ajouter une part…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>SinceForm</name>
    <message>
        <source>Slipped since</source>
        <translation>Glissement depuis</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Projects with a promise that moved back on that day or later.</source>
        <translation>Projets dont une promesse a glissé ce jour-là ou plus tard.</translation>
    </message>
    <message>
        <source>Say from which day on</source>
        <translation>Dites à partir de quel jour</translation>
    </message>
    <message>
        <source>That day is still to come</source>
        <translation>Ce jour est encore à venir</translation>
    </message>
</context>
<context>
    <name>SlippedSince</name>
    <message>
        <source>Slipped or not</source>
        <translation>Glissements</translation>
    </message>
    <message>
        <source>Slipped in 30 days</source>
        <translation>Glissement, 30 j</translation>
    </message>
    <message>
        <source>Slipped in 90 days</source>
        <translation>Glissement, 90 j</translation>
    </message>
    <message>
        <source>Slipped in a year</source>
        <translation>Glissement, 1 an</translation>
    </message>
    <message>
        <source>Slipped in 3 years</source>
        <translation>Glissement, 3 ans</translation>
    </message>
    <message>
        <source>Slipped since…</source>
        <translation>Glissement depuis…</translation>
    </message>
    <message>
        <source>Slipped since {day}</source>
        <translation>Glissement depuis {day}</translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>Opening… as it was on {day}</source>
        <translation>Ouverture… telle qu’au {day}</translation>
    </message>
</context>
<context>
    <name>SourceEditing</name>
    <message>
        <source>New &amp;source…</source>
        <translation>Nouvelle &amp;source…</translation>
    </message>
    <message>
        <source>&amp;Where it was read…</source>
        <translation>&amp;Où cela a été lu…</translation>
    </message>
    <message>
        <source>&amp;Open its source in the browser…</source>
        <translation>Ouvrir sa source dans le navi&amp;gateur…</translation>
    </message>
    <message>
        <source>Mer&amp;ge its source with another…</source>
        <translation>F&amp;usionner sa source avec une autre…</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Nouvelle source</translation>
    </message>
    <message>
        <source>Change source</source>
        <translation>Modification de la source</translation>
    </message>
    <message>
        <source>Delete source</source>
        <translation>Suppression de la source</translation>
    </message>
    <message>
        <source>Deleted. Ctrl+Z brings it back.</source>
        <translation>Supprimée. Ctrl+Z la ramène.</translation>
    </message>
    <message>
        <source>Merge sources</source>
        <translation>Fusion de sources</translation>
    </message>
    <message>
        <source>Where it was read</source>
        <translation>Où cela a été lu</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{what}: {n}</source>
        <translation>{what}&#xa0;: {n}</translation>
    </message>
    <message>
        <source>The source stays</source>
        <translation>La source reste</translation>
    </message>
    <message>
        <source>Something rests on it: {what}.</source>
        <translation>Quelque chose en dépend&#xa0;: {what}.</translation>
    </message>
    <message>
        <source>Put another source there, or merge this one with the source that stays.</source>
        <translation>Mettez-y une autre source, ou fusionnez celle-ci avec la source qui reste.</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Fusionner…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>Title or address; type to find one</source>
        <translation>Intitulé ou adresse&#xa0;; tapez pour en trouver une</translation>
    </message>
    <message>
        <source>Class of the new source</source>
        <translation>Classe de la nouvelle source</translation>
    </message>
    <message>
        <source>A new source. Who published it?</source>
        <translation>Une nouvelle source. Qui l’a publiée&#xa0;?</translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Nouvelle source</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Intitulé</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Who published it</source>
        <translation>Qui l’a publiée</translation>
    </message>
    <message>
        <source>Day of the page</source>
        <translation>Date de la page</translation>
    </message>
    <message>
        <source>A source needs a title</source>
        <translation>Il faut un intitulé à la source</translation>
    </message>
    <message>
        <source>Say who published it</source>
        <translation>Dites qui l’a publiée</translation>
    </message>
</context>
<context>
    <name>StageTags</name>
    <message>
        <source>PROSP</source>
        <translation>PROSP</translation>
    </message>
    <message>
        <source>EXPL</source>
        <translation>EXPL</translation>
    </message>
    <message>
        <source>RES</source>
        <translation>RESS</translation>
    </message>
    <message>
        <source>PEA</source>
        <translation>EEP</translation>
    </message>
    <message>
        <source>PFS</source>
        <translation>EPF</translation>
    </message>
    <message>
        <source>FS</source>
        <translation>EF</translation>
    </message>
    <message>
        <source>PERM</source>
        <translation>PERM</translation>
    </message>
    <message>
        <source>FIN</source>
        <translation>FIN</translation>
    </message>
    <message>
        <source>PLAN</source>
        <translation>PRÉVU</translation>
    </message>
    <message>
        <source>PILOT</source>
        <translation>PIL</translation>
    </message>
    <message>
        <source>BUILD</source>
        <translation>CONST</translation>
    </message>
    <message>
        <source>COMM</source>
        <translation>MSERV</translation>
    </message>
    <message>
        <source>RAMP</source>
        <translation>CAD</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>C&amp;M</source>
        <translation>VEIL</translation>
    </message>
    <message>
        <source>SUSP</source>
        <translation>SUSP</translation>
    </message>
    <message>
        <source>CANC</source>
        <translation>ANN</translation>
    </message>
    <message>
        <source>CLSD</source>
        <translation>CLOS</translation>
    </message>
</context>
<context>
    <name>StarterRemovalForm</name>
    <message>
        <source>Remove the rare-earth starter</source>
        <translation>Retirer la liste de départ des terres rares</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>What the starter brought goes. What you added or changed stays, whole.</source>
        <translation>Ce que la liste de départ a apporté s’en va. Ce que vous avez ajouté ou changé reste, en entier.</translation>
    </message>
    <message>
        <source>This goes</source>
        <translation>Ceci s’en va</translation>
    </message>
    <message>
        <source>This stays, with all that hangs on it</source>
        <translation>Ceci reste, avec tout ce qui en dépend</translation>
    </message>
    <message>
        <source>Ctrl+Z brings all of it back.</source>
        <translation>Ctrl+Z ramène tout.</translation>
    </message>
    <message numerus="yes">
        <source>%n company(s)</source>
        <translation>
            <numerusform>%n société</numerusform>
            <numerusform>%n sociétés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s)</source>
        <translation>
            <numerusform>%n titre</numerusform>
            <numerusform>%n titres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n project(s)</source>
        <translation>
            <numerusform>%n projet</numerusform>
            <numerusform>%n projets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n milestone(s)</source>
        <translation>
            <numerusform>%n jalon</numerusform>
            <numerusform>%n jalons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promesse</numerusform>
            <numerusform>%n promesses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n opération</numerusform>
            <numerusform>%n opérations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) of yours</source>
        <translation>
            <numerusform>%n note de vous</numerusform>
            <numerusform>%n notes de vous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that you changed</source>
        <translation>
            <numerusform>%n élément que vous avez changé</numerusform>
            <numerusform>%n éléments que vous avez changés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n list(s) of yours</source>
        <translation>
            <numerusform>dans %n de vos listes</numerusform>
            <numerusform>dans %n de vos listes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>named by %n event(s) of yours</source>
        <translation>
            <numerusform>nommée par %n événement de vous</numerusform>
            <numerusform>nommée par %n événements de vous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that you are writing</source>
        <translation>
            <numerusform>%n note en cours d’écriture</numerusform>
            <numerusform>%n notes en cours d’écriture</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) that you marked</source>
        <translation>
            <numerusform>%n cours que vous avez marqué</numerusform>
            <numerusform>%n cours que vous avez marqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>named by %n thing(s) that stay(s)</source>
        <translation>
            <numerusform>nommée par %n élément qui reste</numerusform>
            <numerusform>nommée par %n éléments qui restent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of yours</source>
        <translation>
            <numerusform>%n fichier de vous</numerusform>
            <numerusform>%n fichiers de vous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that you added</source>
        <translation>
            <numerusform>%n élément que vous avez ajouté</numerusform>
            <numerusform>%n éléments que vous avez ajoutés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusPanel</name>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>Tout est enregistré</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
</context>
<context>
    <name>StoryList</name>
    <message>
        <source>Story</source>
        <translation>Fil</translation>
    </message>
</context>
<context>
    <name>StoryModel</name>
    <message>
        <source>Source: %s</source>
        <translation>Source&#xa0;: %s</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n ouvert</numerusform>
            <numerusform>%n ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>As of %s</source>
        <translation>Au %s</translation>
    </message>
    <message>
        <source>Today %s</source>
        <translation>Aujourd’hui %s</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>Sans date</translation>
    </message>
    <message>
        <source>Nothing recorded yet. Press N to write the first note.</source>
        <translation>Encore rien de noté. Pressez N pour écrire la première note.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more that day</source>
        <translation>
            <numerusform>et %n autre ce jour-là</numerusform>
            <numerusform>et %n autres ce jour-là</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} since</source>
        <translation>{percent} depuis</translation>
    </message>
    <message>
        <source>{percent} by {day}</source>
        <translation>{percent} au {day}</translation>
    </message>
    <message>
        <source>Close {first} on {first_day}, {last} on {last_day}</source>
        <translation>Clôture {first} le {first_day}, {last} le {last_day}</translation>
    </message>
    <message>
        <source>until %s</source>
        <translation>jusqu’au %s</translation>
    </message>
    <message>
        <source>no target was recorded</source>
        <translation>aucune cible n’était notée</translation>
    </message>
    <message>
        <source>after the first window (%s)</source>
        <translation>après la première fenêtre (%s)</translation>
    </message>
</context>
<context>
    <name>SuccessorForm</name>
    <message>
        <source>Followed by another listing</source>
        <translation>Suivi d’un autre titre</translation>
    </message>
    <message>
        <source>Link them</source>
        <translation>Les enchaîner</translation>
    </message>
    <message>
        <source>a new ticker</source>
        <translation>un nouveau symbole</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Suivi de</translation>
    </message>
    <message>
        <source>New ticker, with its exchange if that is another one</source>
        <translation>Nouveau symbole, avec sa bourse si elle change</translation>
    </message>
    <message>
        <source>Last day of {code}</source>
        <translation>Dernier jour de {code}</translation>
    </message>
    <message>
        <source>Their prices are drawn as one.</source>
        <translation>Leurs cours sont tracés comme un seul.</translation>
    </message>
    <message>
        <source>Type the new ticker, such as TSXV: DEFN</source>
        <translation>Tapez le nouveau symbole, comme TSXV: DEFN</translation>
    </message>
</context>
<context>
    <name>TakingAway</name>
    <message>
        <source>Save as a &amp;picture…</source>
        <translation>Enregistrer en &amp;image…</translation>
    </message>
    <message>
        <source>&amp;Copy as a picture</source>
        <translation>&amp;Copier en image</translation>
    </message>
    <message>
        <source>Save the &amp;bars as a table…</source>
        <translation>Enregistrer les &amp;barres en tableau…</translation>
    </message>
    <message>
        <source>Copy the bars as a &amp;table</source>
        <translation>Copier les barres en &amp;tableau</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>I&amp;mprimer…</translation>
    </message>
    <message>
        <source>Ta&amp;ke away</source>
        <translation>&amp;Exporter</translation>
    </message>
    <message>
        <source>Tables between tabs (*.tsv)</source>
        <translation>Tableaux à tabulations (*.tsv)</translation>
    </message>
    <message>
        <source>Save the bars</source>
        <translation>Enregistrer les barres</translation>
    </message>
    <message>
        <source>Saved %s</source>
        <translation>Enregistré&#xa0;: %s</translation>
    </message>
    <message>
        <source>Bars copied</source>
        <translation>Barres copiées</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} à {last}</translation>
    </message>
    <message>
        <source>as known on {day}</source>
        <translation>tel que connu le {day}</translation>
    </message>
    <message>
        <source>Made with Headframe on {day}</source>
        <translation>Fait avec Headframe le {day}</translation>
    </message>
</context>
<context>
    <name>Things</name>
    <message>
        <source>, said {day}</source>
        <translation>, dit&#xa0;: {day}</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivée</translation>
    </message>
</context>
<context>
    <name>TotalsModel</name>
    <message>
        <source>Firmness</source>
        <translation>Fermeté</translation>
    </message>
</context>
<context>
    <name>TotalsTable</name>
    <message>
        <source>Totals per firmness and currency</source>
        <translation>Totaux par fermeté et monnaie</translation>
    </message>
</context>
<context>
    <name>TrendPanel</name>
    <message>
        <source>Trend</source>
        <translation>Tendance</translation>
    </message>
    <message>
        <source>Back to the price</source>
        <translation>Revenir au cours</translation>
    </message>
    <message>
        <source>Back to the price (Esc)</source>
        <translation>Revenir au cours (Échap)</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Enregistrer l’image…</translation>
    </message>
    <message>
        <source>Nothing was promised yet</source>
        <translation>Rien n’a encore été promis</translation>
    </message>
    <message>
        <source>1 target</source>
        <translation>1 cible</translation>
    </message>
    <message>
        <source>{n} targets</source>
        <translation>{n} cibles</translation>
    </message>
    <message>
        <source>{targets} in {months} months</source>
        <translation>{targets} en {months} mois</translation>
    </message>
</context>
<context>
    <name>TrendPlot</name>
    <message>
        <source>Trend of promises</source>
        <translation>Tendance des promesses</translation>
    </message>
    <message>
        <source>A trend needs a promise with a date. Press R to add one.</source>
        <translation>Une tendance demande une promesse datée. Pressez R pour en ajouter une.</translation>
    </message>
    <message>
        <source>promised for</source>
        <translation>promis pour</translation>
    </message>
    <message>
        <source>said on</source>
        <translation>dit le</translation>
    </message>
    <message>
        <source>said on the day itself</source>
        <translation>dit le jour même</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>Au {day}</translation>
    </message>
    <message>
        <source>Today {day}</source>
        <translation>Aujourd’hui {day}</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Quelque chose a mal tourné</translation>
    </message>
    <message>
        <source>What you wrote is saved.</source>
        <translation>Ce que vous avez écrit est enregistré.</translation>
    </message>
    <message>
        <source>What you typed could not be saved, and stands where you typed it.</source>
        <translation>Ce que vous avez tapé n’a pas pu être enregistré, et reste là où vous l’avez tapé.</translation>
    </message>
    <message>
        <source>Headframe made a mistake. {saved} You can go on; if it happens again, please send the report.</source>
        <translation>Headframe a fait une erreur. {saved} Vous pouvez continuer&#xa0;; si cela se reproduit, merci d’envoyer le rapport.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Ouvrir le dossier du journal</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>It happened {n} times.</source>
        <translation>C’est arrivé {n} fois.</translation>
    </message>
</context>
<context>
    <name>TroubleTelling</name>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>What you typed is not saved</source>
        <translation>Ce que vous avez tapé n’est pas enregistré</translation>
    </message>
    <message>
        <source>The database could not take what you typed, so it would be lost:</source>
        <translation>La base n’a pas pu prendre ce que vous avez tapé&#xa0;; ce serait donc perdu&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Copy it and go on</source>
        <translation>&amp;Copier et continuer</translation>
    </message>
    <message>
        <source>&amp;Go on without it</source>
        <translation>C&amp;ontinuer sans</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Rester</translation>
    </message>
    <message>
        <source>The database is gone</source>
        <translation>La base a disparu</translation>
    </message>
    <message>
        <source>%s.</source>
        <translation>%s.</translation>
    </message>
    <message>
        <source>Nothing more is written. What it held can still be read here, as long as this window is open: save it elsewhere. If you put the file back, try again.</source>
        <translation>Plus rien n’est écrit. Ce qu’elle contenait peut encore être lu ici, tant que cette fenêtre est ouverte&#xa0;: enregistrez-le ailleurs. Si vous remettez le fichier, réessayez.</translation>
    </message>
    <message>
        <source>&amp;Save everything…</source>
        <translation>&amp;Enregistrer tout…</translation>
    </message>
    <message>
        <source>&amp;Open another…</source>
        <translation>&amp;Ouvrir une autre…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Not &amp;now</source>
        <translation>&amp;Pas maintenant</translation>
    </message>
</context>
<context>
    <name>ViewSwitch</name>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>{n} unread</source>
        <translation>{n} non lus</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Con&amp;traste élevé</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>&amp;One company</source>
        <translation>&amp;Une société</translation>
    </message>
    <message>
        <source>&amp;All projects</source>
        <translation>&amp;Tous les projets</translation>
    </message>
    <message>
        <source>&amp;Inbox</source>
        <translation>Boîte de &amp;réception</translation>
    </message>
    <message>
        <source>Vie&amp;w</source>
        <translation>V&amp;ue</translation>
    </message>
</context>
<context>
    <name>Watchlist</name>
    <message>
        <source>Stage: {stage}</source>
        <translation>Stade&#xa0;: {stage}</translation>
    </message>
    <message>
        <source>{milestone}, {project}</source>
        <translation>{milestone}, {project}</translation>
    </message>
    <message>
        <source>{title}: {words}, {state}</source>
        <translation>{title}&#xa0;: {words}, {state}</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>Private: no price</source>
        <translation>Non cotée&#xa0;: pas de cours</translation>
    </message>
    <message>
        <source>No price stored</source>
        <translation>Aucun cours enregistré</translation>
    </message>
    <message>
        <source>{price}, {day} so far</source>
        <translation>{price}, {day} jusqu’ici</translation>
    </message>
    <message>
        <source>{price}, close {day}</source>
        <translation>{price}, clôture {day}</translation>
    </message>
    <message>
        <source>{fact}, {change} against the close before</source>
        <translation>{fact}, {change} sur la clôture d’avant</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} sociétés</translation>
    </message>
</context>
<context>
    <name>WatchlistActs</name>
    <message>
        <source>Edit the &amp;comment</source>
        <translation>Modi&amp;fier le commentaire</translation>
    </message>
    <message>
        <source>Cop&amp;y the rows</source>
        <translation>Cop&amp;ier les lignes</translation>
    </message>
    <message>
        <source>Sort list</source>
        <translation>Tri de la liste</translation>
    </message>
    <message>
        <source>Order list by hand</source>
        <translation>Liste rangée à la main</translation>
    </message>
    <message>
        <source>Move column</source>
        <translation>Déplacement de la colonne</translation>
    </message>
    <message>
        <source>Move company</source>
        <translation>Déplacement de la société</translation>
    </message>
    <message>
        <source>Move companies</source>
        <translation>Déplacement de sociétés</translation>
    </message>
    <message>
        <source>Edit comment</source>
        <translation>Modification du commentaire</translation>
    </message>
    <message>
        <source>1 row copied</source>
        <translation>1 ligne copiée</translation>
    </message>
    <message>
        <source>{n} rows copied</source>
        <translation>{n} lignes copiées</translation>
    </message>
</context>
<context>
    <name>WatchlistColumns</name>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Marché</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Cours</translation>
    </message>
    <message>
        <source>Day of the price</source>
        <translation>Jour du cours</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>One year</source>
        <translation>Un an</translation>
    </message>
    <message>
        <source>Year&apos;s change</source>
        <translation>Var. sur un an</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stade</translation>
    </message>
    <message>
        <source>Next milestone</source>
        <translation>Prochain jalon</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Due by</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Glissement</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Last note</source>
        <translation>Dernière note</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Commodity</source>
        <translation>Matière première</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>Siège</translation>
    </message>
    <message>
        <source>private</source>
        <translation>non cotée</translation>
    </message>
</context>
<context>
    <name>WatchlistEditing</name>
    <message>
        <source>&amp;Show list</source>
        <translation>&amp;Afficher la liste</translation>
    </message>
    <message>
        <source>&amp;New list…</source>
        <translation>&amp;Nouvelle liste…</translation>
    </message>
    <message>
        <source>New list by r&amp;ule…</source>
        <translation>Nouvelle liste par rè&amp;gle…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <source>&amp;Edit rule…</source>
        <translation>Modifi&amp;er la règle…</translation>
    </message>
    <message>
        <source>&amp;Keep its companies by hand</source>
        <translation>Tenir ses sociétés à la &amp;main</translation>
    </message>
    <message>
        <source>&amp;Delete list…</source>
        <translation>&amp;Supprimer la liste…</translation>
    </message>
    <message>
        <source>&amp;Lists…</source>
        <translation>&amp;Listes…</translation>
    </message>
    <message>
        <source>Ne&amp;xt list</source>
        <translation>Liste s&amp;uivante</translation>
    </message>
    <message>
        <source>&amp;Previous list</source>
        <translation>Liste &amp;précédente</translation>
    </message>
    <message>
        <source>Move the list up</source>
        <translation>Monter la liste</translation>
    </message>
    <message>
        <source>Move the list down</source>
        <translation>Descendre la liste</translation>
    </message>
    <message>
        <source>&amp;Add to list</source>
        <translation>A&amp;jouter à la liste</translation>
    </message>
    <message>
        <source>&amp;Move to list</source>
        <translation>Déplacer &amp;vers la liste</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Re&amp;tirer de la liste</translation>
    </message>
    <message>
        <source>Move up in the list</source>
        <translation>Monter dans la liste</translation>
    </message>
    <message>
        <source>Move down in the list</source>
        <translation>Descendre dans la liste</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Nouvelle liste</translation>
    </message>
    <message>
        <source>Add list</source>
        <translation>Ajouter la liste</translation>
    </message>
    <message>
        <source>Companies are put into it by hand.</source>
        <translation>Les sociétés y sont mises à la main.</translation>
    </message>
    <message>
        <source>Rename the list</source>
        <translation>Renommer la liste</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Rename list</source>
        <translation>Changement de nom de la liste</translation>
    </message>
    <message>
        <source>Keep the list by hand</source>
        <translation>Liste tenue à la main</translation>
    </message>
    <message>
        <source>“{list}” is filled by hand from now on; its rule is gone.</source>
        <translation>«&#xa0;{list}&#xa0;» se remplit désormais à la main&#xa0;; sa règle n’existe plus.</translation>
    </message>
    <message>
        <source>Delete the list</source>
        <translation>Supprimer la liste</translation>
    </message>
    <message>
        <source>“{list}” goes, with {what}.</source>
        <translation>«&#xa0;{list}&#xa0;» disparaît, avec {what}.</translation>
    </message>
    <message>
        <source>The companies and all that is known of them stay. Ctrl+Z brings it back.</source>
        <translation>Les sociétés et tout ce qu’on en sait restent. Ctrl+Z la ramène.</translation>
    </message>
    <message>
        <source>Delete list</source>
        <translation>Supprimer la liste</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Move list</source>
        <translation>Déplacement de la liste</translation>
    </message>
    <message>
        <source>New list by rule</source>
        <translation>Nouvelle liste par règle</translation>
    </message>
    <message>
        <source>Rule of the list</source>
        <translation>Règle de la liste</translation>
    </message>
    <message>
        <source>Add to list</source>
        <translation>Ajout à la liste</translation>
    </message>
    <message>
        <source>Added to “{list}”: {whom}.</source>
        <translation>Ajouté à «&#xa0;{list}&#xa0;»&#xa0;: {whom}.</translation>
    </message>
    <message>
        <source>In “{list}” already: {whom}.</source>
        <translation>Déjà dans «&#xa0;{list}&#xa0;»&#xa0;: {whom}.</translation>
    </message>
    <message>
        <source>Move to list</source>
        <translation>Déplacement vers la liste</translation>
    </message>
    <message>
        <source>Moved to “{list}”: {whom}.</source>
        <translation>Déplacé vers «&#xa0;{list}&#xa0;»&#xa0;: {whom}.</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Retrait de la liste</translation>
    </message>
    <message>
        <source>Out of “{list}”: {whom}. Ctrl+Z brings it back.</source>
        <translation>Retiré de «&#xa0;{list}&#xa0;»&#xa0;: {whom}. Ctrl+Z l’y ramène.</translation>
    </message>
    <message>
        <source>Move company</source>
        <translation>Déplacement de la société</translation>
    </message>
    <message>
        <source>Move companies</source>
        <translation>Déplacement de sociétés</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} sociétés</translation>
    </message>
    <message>
        <source>its rule ({rule}) and how it is shown</source>
        <translation>sa règle ({rule}) et son affichage</translation>
    </message>
    <message>
        <source>its order by hand and how it is shown</source>
        <translation>son ordre à la main et son affichage</translation>
    </message>
</context>
<context>
    <name>WatchlistHead</name>
    <message>
        <source>Add a company</source>
        <translation>Ajouter une société</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>1 company</source>
        <translation>1 société</translation>
    </message>
    <message>
        <source>{n} companies</source>
        <translation>{n} sociétés</translation>
    </message>
    <message>
        <source>List: {name}</source>
        <translation>Liste&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Filled by its rule: {rule}</source>
        <translation>Remplie par sa règle&#xa0;: {rule}</translation>
    </message>
</context>
<context>
    <name>WatchlistLooks</name>
    <message>
        <source>By &amp;hand</source>
        <translation>À la &amp;main</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>&amp;Colonnes…</translation>
    </message>
    <message>
        <source>Rows of &amp;two lines</source>
        <translation>Lignes dou&amp;bles</translation>
    </message>
    <message>
        <source>S&amp;ort by</source>
        <translation>&amp;Ordonner par</translation>
    </message>
    <message>
        <source>Sort down&amp;wards</source>
        <translation>Tri &amp;descendant</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Rows of two lines</source>
        <translation>Lignes doubles</translation>
    </message>
    <message>
        <source>Sort list</source>
        <translation>Tri de la liste</translation>
    </message>
</context>
<context>
    <name>WatchlistPanel</name>
    <message>
        <source>Clear filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Watchlist</source>
        <translation>Liste de suivi</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter companies</source>
        <translation>Filtrer les sociétés</translation>
    </message>
    <message>
        <source>Shows the companies of which these words are told anywhere in the list</source>
        <translation>Montre les sociétés dont la liste dit ces mots quelque part</translation>
    </message>
    <message>
        <source>“{name}” is filled by its rule, which also orders it</source>
        <translation>«&#xa0;{name}&#xa0;» se remplit par sa règle, qui la range aussi</translation>
    </message>
    <message>
        <source>“{name}” is sorted by “{column}”: choose the order by hand to drag rows</source>
        <translation>«&#xa0;{name}&#xa0;» est triée par «&#xa0;{column}&#xa0;»&#xa0;: choisissez l’ordre à la main pour glisser des lignes</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”</source>
        <translation>Rien ne correspond à «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>1 company is hidden by the filter.</source>
        <translation>1 société est masquée par le filtre.</translation>
    </message>
    <message>
        <source>{n} companies are hidden by the filter.</source>
        <translation>{n} sociétés sont masquées par le filtre.</translation>
    </message>
</context>
<context>
    <name>WatchlistShowing</name>
    <message>
        <source>This list is empty</source>
        <translation>Cette liste est vide</translation>
    </message>
    <message>
        <source>Add a company…</source>
        <translation>Ajouter une société…</translation>
    </message>
    <message>
        <source>List ▸ Add to list brings companies in from another list.</source>
        <translation>Liste ▸ Ajouter à la liste y amène des sociétés d’une autre liste.</translation>
    </message>
    <message>
        <source>No company fulfils the rule</source>
        <translation>Aucune société ne remplit la règle</translation>
    </message>
    <message>
        <source>Edit rule…</source>
        <translation>Modifier la règle…</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>early in a year</source>
        <translation>début d’année (early)</translation>
    </message>
    <message>
        <source>mid-year, the middle of a year</source>
        <translation>milieu d’année (mid-year)</translation>
    </message>
    <message>
        <source>late in a year</source>
        <translation>fin d’année (late)</translation>
    </message>
    <message>
        <source>beginning of a year</source>
        <translation>début d’année (beginning)</translation>
    </message>
    <message>
        <source>end of a year, year-end</source>
        <translation>fin d’année (end, year-end)</translation>
    </message>
    <message>
        <source>early in a month, its beginning</source>
        <translation>début de mois</translation>
    </message>
    <message>
        <source>the middle of a month</source>
        <translation>milieu de mois</translation>
    </message>
    <message>
        <source>late in a month, its end</source>
        <translation>fin de mois</translation>
    </message>
    <message>
        <source>a part of a quarter or season</source>
        <translation>partie de trimestre, de saison</translation>
    </message>
    <message>
        <source>a part of a half</source>
        <translation>partie de semestre</translation>
    </message>
    <message>
        <source>spring, in the north</source>
        <translation>printemps, dans le nord</translation>
    </message>
    <message>
        <source>summer, in the north</source>
        <translation>été, dans le nord</translation>
    </message>
    <message>
        <source>fall or autumn, in the north</source>
        <translation>automne, dans le nord</translation>
    </message>
    <message>
        <source>winter, in the north</source>
        <translation>hiver, dans le nord</translation>
    </message>
    <message>
        <source>a week, from its Monday</source>
        <translation>une semaine, à partir du lundi</translation>
    </message>
    <message>
        <source>the coming days</source>
        <translation>les jours à venir</translation>
    </message>
    <message>
        <source>the coming weeks</source>
        <translation>les semaines à venir</translation>
    </message>
    <message>
        <source>the coming months</source>
        <translation>les mois à venir</translation>
    </message>
    <message>
        <source>the coming quarters</source>
        <translation>les trimestres à venir</translation>
    </message>
    <message>
        <source>about so many days</source>
        <translation>environ tant de jours</translation>
    </message>
    <message>
        <source>about so many weeks</source>
        <translation>environ tant de semaines</translation>
    </message>
    <message>
        <source>about so many months</source>
        <translation>environ tant de mois</translation>
    </message>
    <message>
        <source>about so many years</source>
        <translation>environ tant d’années</translation>
    </message>
    <message>
        <source>around a day</source>
        <translation>autour d’un jour</translation>
    </message>
    <message>
        <source>around a month, quarter or year</source>
        <translation>autour d’un mois, trimestre, an</translation>
    </message>
    <message>
        <source>before X, prior to X</source>
        <translation>avant X (before, prior to)</translation>
    </message>
    <message>
        <source>a bare period already over</source>
        <translation>une période seule déjà passée</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>le tout</translation>
    </message>
    <message>
        <source>a third of it</source>
        <translation>un tiers</translation>
    </message>
    <message>
        <source>to the end of X</source>
        <translation>jusqu’à la fin de X</translation>
    </message>
    <message>
        <source>to the day before X</source>
        <translation>jusqu’à la veille de X</translation>
    </message>
    <message>
        <source>that of the next year</source>
        <translation>celle de l’année suivante</translation>
    </message>
    <message>
        <source>that of the same year</source>
        <translation>celle de la même année</translation>
    </message>
    <message>
        <source>by X: from the day it was said to the end of X</source>
        <translation>d’ici X&#xa0;: du jour où cela a été dit à la fin de X</translation>
    </message>
    <message>
        <source>from the start of X on, with an open end</source>
        <translation>à partir du début de X, fin ouverte</translation>
    </message>
    <message>
        <source>from the day after X on, with an open end</source>
        <translation>à partir du lendemain de X, fin ouverte</translation>
    </message>
    <message>
        <source>from the start of the first to the end of the last</source>
        <translation>du début du premier à la fin du dernier</translation>
    </message>
    <message>
        <source>what was left of it on the day it was said</source>
        <translation>ce qu’il en restait le jour où cela a été dit</translation>
    </message>
    <message>
        <source>counted from the day it was said</source>
        <translation>compté à partir du jour où cela a été dit</translation>
    </message>
    <message>
        <source>these words name no time: the window is empty</source>
        <translation>ces mots ne nomment aucune date&#xa0;: la fenêtre est vide</translation>
    </message>
    <message>
        <source>over when it was said, so that of the next year</source>
        <translation>passée quand cela a été dit, donc celle de l’année suivante</translation>
    </message>
    <message>
        <source>of the year in which it was said</source>
        <translation>de l’année où cela a été dit</translation>
    </message>
    <message>
        <source>its first month</source>
        <translation>son premier mois</translation>
    </message>
    <message>
        <source>its last month</source>
        <translation>son dernier mois</translation>
    </message>
    <message>
        <source>one half of the month, parted after the 15th</source>
        <translation>une moitié du mois, coupé après le 15</translation>
    </message>
    <message>
        <source>seven days of the month</source>
        <translation>sept jours du mois</translation>
    </message>
    <message>
        <source>from its Monday to the day</source>
        <translation>de son lundi à ce jour</translation>
    </message>
    <message>
        <source>the last year of the decade</source>
        <translation>la dernière année de la décennie</translation>
    </message>
    <message>
        <source>a third: four months</source>
        <translation>un tiers&#xa0;: quatre mois</translation>
    </message>
    <message>
        <source>the twelve months to its end</source>
        <translation>les douze mois jusqu’à sa fin</translation>
    </message>
    <message>
        <source>the calendar year</source>
        <translation>l’année civile</translation>
    </message>
    <message>
        <source>the calendar half</source>
        <translation>le semestre civil</translation>
    </message>
    <message>
        <source>the calendar quarter</source>
        <translation>le trimestre civil</translation>
    </message>
    <message>
        <source>all of the month</source>
        <translation>tout le mois</translation>
    </message>
    <message>
        <source>that day</source>
        <translation>ce jour-là</translation>
    </message>
    <message>
        <source>no time named</source>
        <translation>aucune date nommée</translation>
    </message>
    <message>
        <source>from {day}, end open</source>
        <translation>à partir du {day}, fin ouverte</translation>
    </message>
    <message>
        <source>to {day}, start open</source>
        <translation>jusqu’au {day}, début ouvert</translation>
    </message>
    <message>
        <source>the fiscal year ends in {month}</source>
        <translation>l’exercice finit en {month}</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>la fin</translation>
    </message>
    <message>
        <source>day {first} to {last}</source>
        <translation>jour {first} à {last}</translation>
    </message>
    <message>
        <source>“{text}” depends on the day on which it was said: give it below.</source>
        <translation>«&#xa0;{text}&#xa0;» dépend du jour où cela a été dit&#xa0;: donnez-le ci-dessous.</translation>
    </message>
    <message>
        <source>“{text}” depends on when the fiscal year of {company} ends.</source>
        <translation>«&#xa0;{text}&#xa0;» dépend de la fin de l’exercice de {company}.</translation>
    </message>
    <message>
        <source>“{text}” can mean more than one thing.</source>
        <translation>«&#xa0;{text}&#xa0;» peut vouloir dire plusieurs choses.</translation>
    </message>
    <message>
        <source>Not read as a date: set its ends by hand, or leave them open.</source>
        <translation>Pas lu comme une date&#xa0;: fixez les bornes à la main, ou laissez-les ouvertes.</translation>
    </message>
    <message>
        <source>Understood only “{words}” of this.</source>
        <translation>Compris seulement «&#xa0;{words}&#xa0;».</translation>
    </message>
    <message>
        <source>Understood “{words}”, and not “{rest}”.</source>
        <translation>Compris «&#xa0;{words}&#xa0;», et non «&#xa0;{rest}&#xa0;».</translation>
    </message>
    <message>
        <source>“{text}” was over when this was said ({said}).</source>
        <translation>«&#xa0;{text}&#xa0;» était passé quand cela a été dit ({said}).</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} à {last}</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 semaine</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 mois</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} jours</translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation>{n} semaines</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} mois</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>prospect</source>
        <translation>prospect</translation>
    </message>
    <message>
        <source>exploration</source>
        <translation>exploration</translation>
    </message>
    <message>
        <source>resource</source>
        <translation>ressources</translation>
    </message>
    <message>
        <source>PEA</source>
        <translation>éval. préliminaire</translation>
    </message>
    <message>
        <source>PFS</source>
        <translation>préfaisabilité</translation>
    </message>
    <message>
        <source>FS</source>
        <translation>faisabilité</translation>
    </message>
    <message>
        <source>permitting</source>
        <translation>permis</translation>
    </message>
    <message>
        <source>financing</source>
        <translation>financement</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>prévu</translation>
    </message>
    <message>
        <source>pilot</source>
        <translation>pilote</translation>
    </message>
    <message>
        <source>construction</source>
        <translation>construction</translation>
    </message>
    <message>
        <source>commissioning</source>
        <translation>mise en service</translation>
    </message>
    <message>
        <source>ramp-up</source>
        <translation>montée en cadence</translation>
    </message>
    <message>
        <source>production</source>
        <translation>production</translation>
    </message>
    <message>
        <source>care and maintenance</source>
        <translation>mise en veille</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendu</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>clos</translation>
    </message>
    <message>
        <source>done</source>
        <translation>atteint</translation>
    </message>
    <message>
        <source>open end</source>
        <translation>fin ouverte</translation>
    </message>
    <message>
        <source>no date given</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>remplacé</translation>
    </message>
    <message>
        <source>slipped</source>
        <translation>repoussée</translation>
    </message>
    <message>
        <source>advanced</source>
        <translation>avancée</translation>
    </message>
    <message>
        <source>soft slip</source>
        <translation>un peu repoussée</translation>
    </message>
    <message>
        <source>soft advance</source>
        <translation>un peu avancée</translation>
    </message>
    <message>
        <source>narrowed</source>
        <translation>resserrée</translation>
    </message>
    <message>
        <source>widened</source>
        <translation>élargie</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangée</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirée</translation>
    </message>
    <message>
        <source>dated again</source>
        <translation>de nouveau datée</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Atteint</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Promesse</translation>
    </message>
    <message>
        <source>Financing</source>
        <translation>Financement</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Politique</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>politique publique</translation>
    </message>
    <message>
        <source>export control</source>
        <translation>contrôle des exportations</translation>
    </message>
    <message>
        <source>tariff</source>
        <translation>droits de douane</translation>
    </message>
    <message>
        <source>statute</source>
        <translation>loi</translation>
    </message>
    <message>
        <source>executive order</source>
        <translation>décret présidentiel</translation>
    </message>
    <message>
        <source>strategy</source>
        <translation>stratégie</translation>
    </message>
    <message>
        <source>price support</source>
        <translation>soutien des prix</translation>
    </message>
    <message>
        <source>insider trade</source>
        <translation>opération d’initié</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>mine</translation>
    </message>
    <message>
        <source>plant</source>
        <translation>usine</translation>
    </message>
    <message>
        <source>underway</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>achevé</translation>
    </message>
    <message>
        <source>indicative</source>
        <translation>indicatif</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>conditional</source>
        <translation>conditionnel</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>engagé</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signé</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>tiré</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>Dépôt réglementaire</translation>
    </message>
    <message>
        <source>Company release</source>
        <translation>Communiqué de la société</translation>
    </message>
    <message>
        <source>Trade press</source>
        <translation>Presse spécialisée</translation>
    </message>
    <message>
        <source>General press</source>
        <translation>Presse générale</translation>
    </message>
    <message>
        <source>Reference work</source>
        <translation>Ouvrage de référence</translation>
    </message>
    <message>
        <source>Aggregator or AI-written</source>
        <translation>Agrégateur ou écrit par IA</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>concentrate</source>
        <translation>concentré</translation>
    </message>
    <message>
        <source>mixed carbonate</source>
        <translation>carbonate mixte</translation>
    </message>
    <message>
        <source>separated oxides</source>
        <translation>oxydes séparés</translation>
    </message>
    <message>
        <source>metal</source>
        <translation>métal</translation>
    </message>
    <message>
        <source>alloy</source>
        <translation>alliage</translation>
    </message>
    <message>
        <source>magnets</source>
        <translation>aimants</translation>
    </message>
    <message>
        <source>recycling</source>
        <translation>recyclage</translation>
    </message>
    <message>
        <source>its start</source>
        <translation>son début</translation>
    </message>
    <message>
        <source>its completion</source>
        <translation>son achèvement</translation>
    </message>
    <message>
        <source>neither: it happens at once</source>
        <translation>ni l’un ni l’autre&#xa0;: d’un seul coup</translation>
    </message>
    <message>
        <source>company</source>
        <translation>société</translation>
    </message>
    <message>
        <source>analyst</source>
        <translation>analyste</translation>
    </message>
    <message>
        <source>press</source>
        <translation>presse</translation>
    </message>
    <message>
        <source>Acquisition</source>
        <translation>Acquisition</translation>
    </message>
    <message>
        <source>Asset sale</source>
        <translation>Cession d’actif</translation>
    </message>
    <message>
        <source>At-the-market offering</source>
        <translation>Placement au cours du marché</translation>
    </message>
    <message>
        <source>Bought deal</source>
        <translation>Prise ferme</translation>
    </message>
    <message>
        <source>Bridge loan</source>
        <translation>Prêt relais</translation>
    </message>
    <message>
        <source>Capex commitment</source>
        <translation>Engagement d’investissement</translation>
    </message>
    <message>
        <source>Convertible loan</source>
        <translation>Prêt convertible</translation>
    </message>
    <message>
        <source>Convertible notes</source>
        <translation>Obligations convertibles</translation>
    </message>
    <message>
        <source>Customer prepayment</source>
        <translation>Avance d’un client</translation>
    </message>
    <message>
        <source>Debt commitment</source>
        <translation>Engagement de dette</translation>
    </message>
    <message>
        <source>Earn-in</source>
        <translation>Prise d’intérêt (earn-in)</translation>
    </message>
    <message>
        <source>Equity raised in all</source>
        <translation>Capitaux propres levés en tout</translation>
    </message>
    <message>
        <source>Flow-through shares</source>
        <translation>Actions accréditives</translation>
    </message>
    <message>
        <source>Government award</source>
        <translation>Aide publique</translation>
    </message>
    <message>
        <source>Government equity</source>
        <translation>Participation publique</translation>
    </message>
    <message>
        <source>Government equity option</source>
        <translation>Option de participation publique</translation>
    </message>
    <message>
        <source>Government funding</source>
        <translation>Financement public</translation>
    </message>
    <message>
        <source>Government grant</source>
        <translation>Subvention publique</translation>
    </message>
    <message>
        <source>Incentive package</source>
        <translation>Ensemble d’incitations</translation>
    </message>
    <message>
        <source>Government loan</source>
        <translation>Prêt public</translation>
    </message>
    <message>
        <source>Letter of interest</source>
        <translation>Lettre d’intérêt</translation>
    </message>
    <message>
        <source>LIFE offering</source>
        <translation>Placement LIFE</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Loan commitment</source>
        <translation>Engagement de prêt</translation>
    </message>
    <message>
        <source>Offtake</source>
        <translation>Contrat d’enlèvement</translation>
    </message>
    <message>
        <source>Offtake prepayment</source>
        <translation>Avance sur enlèvement</translation>
    </message>
    <message>
        <source>PIPE</source>
        <translation>PIPE</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Placement</translation>
    </message>
    <message>
        <source>Price floor</source>
        <translation>Prix plancher</translation>
    </message>
    <message>
        <source>Private placement</source>
        <translation>Placement privé</translation>
    </message>
    <message>
        <source>Public offering</source>
        <translation>Appel public à l’épargne</translation>
    </message>
    <message>
        <source>Research grant</source>
        <translation>Subvention de recherche</translation>
    </message>
    <message>
        <source>Royalty</source>
        <translation>Redevance</translation>
    </message>
    <message>
        <source>SPAC and PIPE</source>
        <translation>SPAC et PIPE</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream (flux de métaux)</translation>
    </message>
    <message>
        <source>Supply agreement</source>
        <translation>Contrat de fourniture</translation>
    </message>
    <message>
        <source>Tax incentive</source>
        <translation>Incitation fiscale</translation>
    </message>
    <message>
        <source>{about}: {words}</source>
        <translation>{about}&#xa0;: {words}</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>Q{quarter} {year}</source>
        <translation>T{quarter} {year}</translation>
    </message>
    <message>
        <source>H{half} {year}</source>
        <translation>S{half} {year}</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>au plus tard le {day}</translation>
    </message>
    <message>
        <source>after {day}</source>
        <translation>après le {day}</translation>
    </message>
    <message>
        <source>day unknown</source>
        <translation>jour inconnu</translation>
    </message>
    <message>
        <source>overdue {time}</source>
        <translation>retard {time}</translation>
    </message>
    <message>
        <source>due in {time}</source>
        <translation>dans {time}</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>échéance aujourd’hui</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} j</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>dans {time}</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>il y a {time}</translation>
    </message>
    <message>
        <source>window ended {time} ago</source>
        <translation>fenêtre close il y a {time}</translation>
    </message>
    <message>
        <source>in its window</source>
        <translation>dans sa fenêtre</translation>
    </message>
    <message>
        <source>this day</source>
        <translation>ce jour</translation>
    </message>
    <message>
        <source>about this day</source>
        <translation>vers ce jour</translation>
    </message>
    <message>
        <source>The shares add up to {total}: more than the whole.</source>
        <translation>Les parts font {total}&#xa0;: plus que l’ensemble.</translation>
    </message>
    <message>
        <source>From {day} on the shares add up to {total}: more than the whole.</source>
        <translation>À partir du {day}, les parts font {total}&#xa0;: plus que l’ensemble.</translation>
    </message>
    <message>
        <source>{number} bn</source>
        <translation>{number} Md</translation>
    </message>
    <message>
        <source>{number} M</source>
        <translation>{number} M</translation>
    </message>
    <message>
        <source>{number} k</source>
        <translation>{number} k</translation>
    </message>
    <message>
        <source>{name} ends</source>
        <translation>Fin&#xa0;: {name}</translation>
    </message>
    <message>
        <source>{years} y</source>
        <translation>{years} ans</translation>
    </message>
</context>
</TS>
