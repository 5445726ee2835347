<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
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
        <translation>Une sauvegarde est en cours ; attendez sa fin</translation>
    </message>
    <message>
        <source>Backed up to %s</source>
        <translation>Sauvegardé dans %s</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed</source>
        <translation>Annulé ; rien n’a été changé</translation>
    </message>
</context>
<context>
    <name>ConsentStrip</name>
    <message>
        <source>Nothing has been fetched. May Headframe ask Yahoo Finance for the prices of the listings in your list?</source>
        <translation>Rien n’a été récupéré. Headframe peut-il demander à Yahoo Finance les cours des titres de votre liste ?</translation>
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
        <translation>%s : premier</translation>
    </message>
    <message>
        <source>%s: last</source>
        <translation>%s : dernier</translation>
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
        <translation>Ce que les sociétés entendent par des mots vagues, dans %s seulement. Terminé recalcule les fenêtres de ses promesses, sauf celles fixées à la main ; Ctrl+Z l’annule.</translation>
    </message>
    <message>
        <source>Date words</source>
        <translation>Mots de date</translation>
    </message>
    <message>
        <source>%s: as is usual</source>
        <translation>%s : comme d’usage</translation>
    </message>
    <message>
        <source>Back to what is usual: %s</source>
        <translation>Revenir à l’usage : %s</translation>
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
        <translation>Ouvrir sur un ser&amp;veur…</translation>
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
        <translation>%s existe déjà ; ouvrez-le, ou choisissez un autre nom</translation>
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
        <translation>Hors ligne : ne faire aucune requête</translation>
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
        <translation>Vide : un dossier nommé backups à côté de la base. Un dossier sur un autre disque survit à celui-ci.</translation>
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
        <translation>Un seul avis discret du système ; sans cela, seule la boîte de réception compte.</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>Promises are being read again; wait for the end</source>
        <translation>Les promesses sont en cours de relecture ; attendez la fin</translation>
    </message>
    <message>
        <source>Reading promises again…</source>
        <translation>Relecture des promesses…</translation>
    </message>
    <message>
        <source>Change date words</source>
        <translation>Changer les mots de date</translation>
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
        <translation>Par exemple : {day} · {number} · {percent}</translation>
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
    <name>PriceRefresh</name>
    <message>
        <source>nothing is fetched; Preferences ▸ Prices ends that</source>
        <translation>rien n’est récupéré ; Préférences ▸ Cours y met fin</translation>
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
        <source>Rate-limited</source>
        <translation>Requêtes limitées</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>%s answered badly</source>
        <translation>%s : mauvaise réponse</translation>
    </message>
    <message>
        <source>%s not found at the source</source>
        <translation>%s : introuvable à la source</translation>
    </message>
    <message>
        <source>%s without prices</source>
        <translation>%s sans cours</translation>
    </message>
    <message>
        <source>Prices refreshed</source>
        <translation>Cours mis à jour</translation>
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
    <name>PricesDialog</name>
    <message numerus="yes">
        <source>not found at the source on %n day(s)</source>
        <translation>
            <numerusform>introuvable à la source pendant %n jour</numerusform>
            <numerusform>introuvable à la source pendant %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) not believed</source>
        <translation>
            <numerusform>%n ligne mise en doute</numerusform>
            <numerusform>%n lignes mises en doute</numerusform>
        </translation>
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
        <translation>Non chiffrée : tout intermédiaire peut lire</translation>
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
        <translation>Le mot de passe n’est écrit nulle part ; il est demandé chaque fois.</translation>
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
        <source>All changes saved</source>
        <translation>Tout est enregistré</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
</context>
</TS>
